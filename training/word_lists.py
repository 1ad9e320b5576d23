"""Small words that need care."""

PARTICLES = frozenset(
    """
    about across after along apart around aside away back by down for forth in into off on out over
    through to together up upon with without
    """.split()
)
FUNCTION_WORDS = frozenset(
    """
    a an and any are aren't as at be been being but by can can't cannot could couldn't did didn't do
    does doesn't doing don't done for from had hadn't has hasn't have haven't having he he's her
    hers herself him himself his how i i'm if in into is isn't it it's its itself let's may me might
    mine must my myself no nor not of on or our ours ourselves shall she she's should shouldn't so
    than that that's the their theirs them themselves then there there's these they this those to
    too until was wasn't we were weren't what when where which who whom whose why will with won't
    would wouldn't you you're your yours yourself yourselves one two three four five six seven eight
    nine ten
    """.split()
)

MILD = frozenset(
    """
    moreover furthermore besides however nevertheless nonetheless yet still though although while
    whereas because since until till like unlike toward towards through throughout via within
    without inside outside about around along across over under upon between among amid amongst
    during before after above below beyond near almost nearly practically virtually roughly
    approximately largely mainly mostly primarily often frequently usually generally normally
    typically commonly sometimes occasionally always never ever again already now currently
    presently recently lately soon later afterwards eventually finally ultimately first second third
    just only merely simply even quite rather very extremely highly really truly also additionally
    several various numerous many much more most some few another other others each every both such
    same own offer offers offered offering give gives gave given giving require requires required
    need needs needed
    """.split()
)
"""Good English in the place of almost any synonym: to put one of these in garbles nothing."""
