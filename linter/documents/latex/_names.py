"""What the names of commands and environments say about what stands in them; the unknown is no prose."""

from __future__ import annotations

from .._model import Role

HEADINGS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
"""Outermost first."""
BLOCKS: dict[str, Role] = {
    "title": "title",
    "subtitle": "title",
    "frametitle": "heading",
    "framesubtitle": "heading",
    "caption": "caption",
    "subcaption": "caption",
    "footnote": "footnote",
    "footnotetext": "footnote",
    "thanks": "footnote",
    "marginpar": "footnote",
}
"""Commands whose argument is a block of its own."""
KEPT = dict.fromkeys(
    """
    emph textbf textit textsl textsc textrm textsf textup textmd textnormal textsuperscript textsubscript
    underline uline sout enquote textquote mbox fbox text uppercase lowercase MakeUppercase MakeLowercase hbox
    centerline highlight hl alert structure
    """.split(),
    0,
) | {
    "href": 1,
    "textcolor": 1,
    "colorbox": 1,
    "foreignlanguage": 1,
    "parbox": 1,
    "makebox": 0,
    "framebox": 0,
    "multirow": 2,
    "multicolumn": 2,
}
"""Commands whose last argument is prose, and how many stand in front of it."""
GONE = frozenset(
    """
    label index vspace hspace vskip hskip noindent indent centering raggedright raggedleft bfseries itshape
    scshape sffamily rmfamily ttfamily upshape mdseries slshape normalfont em bf it sc sl tiny scriptsize
    footnotesize small normalsize large Large LARGE huge Huge bigskip medskip smallskip hline toprule midrule
    bottomrule cline cmidrule addlinespace maketitle tableofcontents newpage clearpage cleardoublepage pagebreak
    nopagebreak linebreak nolinebreak hfill vfill smallbreak medbreak bigbreak pagestyle thispagestyle setlength
    setcounter addtocounter selectlanguage appendix frontmatter mainmatter backmatter protect xspace phantomsection
    addcontentsline markboth markright nocite hypertarget relax leavevmode
    """.split()
)
"""Commands that leave no trace in the text, with their arguments."""
SYMBOLS = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquotesingle": "'",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textdegree": "°",
    "textregistered": "®",
    "texttrademark": "™",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "S": "§",
    "P": "¶",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
}
"""Commands that put a mark on a letter: the combining character."""
ENVIRONMENTS: dict[str, Role] = dict.fromkeys(
    """
    document abstract center flushleft flushright figure table wrapfigure subfigure subtable minipage theorem
    lemma proof definition example remark corollary proposition conjecture claim note case exercise solution
    frame block alertblock exampleblock columns column titlepage multicols sloppypar landscape adjustwidth
    small footnotesize large spacing singlespace doublespace acknowledgements acknowledgments keywords
    otherlanguage
    """.split(),
    "paragraph",
)
ENVIRONMENTS |= dict.fromkeys("itemize enumerate description compactitem compactenum".split(), "item")
ENVIRONMENTS |= dict.fromkeys("quote quotation verse displayquote".split(), "quote")
ENVIRONMENTS |= dict.fromkeys("tabular tabularx tabulary longtable".split(), "cell")
"""Environments that hold prose, and what it is; a star behind a name changes nothing."""
