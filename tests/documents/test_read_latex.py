"""What the reader of LaTeX takes for prose, and what it leaves alone."""

from __future__ import annotations

import pytest

from linter.documents import read

ARTICLE = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\newcommand{\foo}[1]{some text}
\title{Acne \emph{care}}
\author{A. Writer}
\begin{document}
\maketitle
% unspin: disable SP003
\begin{abstract}
An abstract.
\end{abstract}
\section{What to \textbf{buy}}\label{sec:buy}
Some \emph{mild \textbf{strong}
words} cost 5\,\% and na\"{\i}ve caf\'e Stra\ss e, see~\cite[p.~5]{knuth}, $x^2$ for ``quoted'' text, glued%
  on\footnote{A \emph{note} here.} goes on \(a+b\) and \verb|code here| end.

\[ x = y \]
Next \foo{bar} one \href{http://x.y}{link text} and \unknown here.
\begin{itemize}
  \item First one
  \item[Label] Second \LaTeX{} one

  and more
\end{itemize}
\begin{quote}Said so.\end{quote}
\begin{lstlisting}
not prose
\end{lstlisting}
\begin{figure}[htbp]
  \centering
  \includegraphics[width=3cm]{a.png}
  \caption[short]{A caption.}
\end{figure}
\begin{tabular}{l|l}
 Cell a & Cell b \\ \hline
 Cell c & \multicolumn{2}{c}{Cell d} \\
\end{tabular}
\subsection*{Deeper}
{\bfseries Bold text} here 100\% \& more \{x\}.
\end{document}
not prose
"""


def test_a_whole_document() -> None:
    document = read(ARTICLE, "a.tex")
    buy = "What to buy"
    assert [(block.role, block.level, block.section, block.text) for block in document.blocks] == [
        ("title", 0, (), "Acne care"),
        ("paragraph", 0, (), "An abstract."),
        ("heading", 1, (), buy),
        (
            "paragraph",
            0,
            (buy,),
            "Some mild strong words cost 5 % and naïve café Straße, see \ufffc, \ufffc for “quoted” text, gluedon"
            " goes on \ufffc and \ufffc end.",
        ),
        ("footnote", 0, (buy,), "A note here."),
        ("paragraph", 0, (buy,), "\ufffc Next \ufffc one link text and \ufffc here."),
        ("item", 0, (buy,), "First one"),
        ("item", 0, (buy,), "Second LaTeX one"),
        ("item", 0, (buy,), "and more"),
        ("quote", 0, (buy,), "Said so."),
        ("caption", 0, (buy,), "A caption."),
        ("cell", 0, (buy,), "Cell a"),
        ("cell", 0, (buy,), "Cell b"),
        ("cell", 0, (buy,), "Cell c"),
        ("cell", 0, (buy,), "Cell d"),
        ("heading", 2, (buy,), "Deeper"),
        ("paragraph", 0, (buy, "Deeper"), "Bold text here 100% & more {x}."),
    ]
    first = document.comments[0]
    assert ARTICLE[first.start : first.end] == "% unspin: disable SP003"
    assert first.text == " unspin: disable SP003"


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{verbatim}text here\end{verbatim}",
        r"\begin{unheardof}text here\end{unheardof}",
        r"\begin{equation} text \end{equation}",
        r"\newcommand{\x}[2][a]{text #1}",
        r"\def\x#1{text}",
        r"$text$ $$text$$ \(text\) \[text\]",
        r"\unknown{text}{text}[text]",
        r"\begin{verbatim}text, never closed",
        r"\unknown{text, never closed",
        "% text",
        r"\input{text} \bibliography{text}",
    ],
)
def test_what_is_no_prose(source: str) -> None:
    assert [block.text for block in read(source, "a.tex").blocks if block.text.strip("\ufffc ")] == []


def test_a_part_of_an_article_needs_no_document_around_it() -> None:
    blocks = read("\\chapter{One}\n\\section{Two}\nText.", "a.tex").blocks
    assert [(block.level, block.section) for block in blocks] == [(1, ()), (2, ("One",)), (0, ("One", "Two"))]


def test_a_blank_line_behind_a_comment_ends_a_paragraph() -> None:
    blocks = read("One. % why\n\nTwo.\n% and\nthree.", "a.tex").blocks
    assert [block.text for block in blocks] == ["One.", "Two. three."]
