import pytest

FIRES = [
    # sentence, groups found, each with what is proposed
    (
        "We sell {cheap|low-cost|affordable} tyres.",
        {"{cheap|low-cost|affordable}": ("cheap", "low-cost", "affordable")},
    ),
    (
        "We sell {cheap tyres|low-cost wheels}.",
        {"{cheap tyres|low-cost wheels}": ("cheap tyres", "low-cost wheels")},
    ),
    ("{Hello|Hi}, {friend|reader}!", {"{Hello|Hi}": ("Hello", "Hi"), "{friend|reader}": ("friend", "reader")}),
    ("A {big|{very|rather} large} house.", {"{very|rather}": ("very", "rather")}),
    ("Buy {it|} now.", {"{it|}": ("it", "")}),
    ("A {big | large} house.", {"{big | large}": ("big", "large")}),
    ("A {house|house} stands.", {"{house|house}": ("house",)}),
    ("We are {the best|#1} in town.", {"{the best|#1}": ("the best", "#1")}),
    (
        "The {red|green|blue|white|black|brown} hat.",
        {"{red|green|blue|white|black|brown}": ("red", "green", "blue", "white", "black")},
    ),
    ("It costs {a|the} fortune.", {"{a|the}": ("a", "the")}),
    ("In spring {I|we} paint.", {"{I|we}": ("I", "we")}),
    ("We {buy|sell: old and new} cars.", {"{buy|sell: old and new}": ("buy", "sell: old and new")}),
    ("Ask our {IT|tech} people.", {"{IT|tech}": ("IT", "tech")}),
    ("Charge your {iPhone|phone} at night.", {"{iPhone|phone}": ("iPhone", "phone")}),
    ("{Google|Yahoo} will find it.", {"{Google|Yahoo}": ("Google", "Yahoo")}),
    (
        "A {number|handful} of {objects|items} is left.",
        {"{number|handful}": ("number", "handful"), "{objects|items}": ("objects", "items")},
    ),
    ("Tie the {string|rope} to a tree.", {"{string|rope}": ("string", "rope")}),
    ("A wide {array|range} of hats.", {"{array|range}": ("array", "range")}),
    ("A high-{quality|grade} knife.", {"{quality|grade}": ("quality", "grade")}),
    (
        "Two {car|vehicle}s and a {well|widely}-known brand.",
        {"{car|vehicle}": ("car", "vehicle"), "{well|widely}": ("well", "widely")},
    ),
    ("Call us today{.|!}", {"{.|!}": (".", "!")}),
    ("{BUY|GET} IT NOW.", {"{BUY|GET}": ("BUY", "GET")}),
    ("It - the {small|little} one - is here.", {"{small|little}": ("small", "little")}),
    # words that manuals begin with, or that options look like
    ("Usage of the pump is {daily|constant} in May.", {"{daily|constant}": ("daily", "constant")}),
    ("Syntax matters {little|not much} in a shout.", {"{little|not much}": ("little", "not much")}),
    ("We paint --and paint {walls|fences}.", {"{walls|fences}": ("walls", "fences")}),
    ("We paint -just so- every {wall|fence}.", {"{wall|fence}": ("wall", "fence")}),
    ("we paint -just so- every {wall|fence}.", {"{wall|fence}": ("wall", "fence")}),
    # words that are types as well
    ("{Map|Plan} the garden first.", {"{Map|Plan}": ("Map", "Plan")}),
    ("{Set|Put} the lamp on the sill.", {"{Set|Put}": ("Set", "Put")}),
    ("{Error|Mistake} or not, it burns.", {"{Error|Mistake}": ("Error", "Mistake")}),
    ("{Number|Figure} of hats: ten.", {"{Number|Figure}": ("Number", "Figure")}),
    ("{None|Nothing} is left of it.", {"{None|Nothing}": ("None", "Nothing")}),
    # names of firms, and of their sites
    ("Made with {WordPress|Joomla} at home.", {"{WordPress|Joomla}": ("WordPress", "Joomla")}),
    ("Learn {JavaScript|Python} at night.", {"{JavaScript|Python}": ("JavaScript", "Python")}),
    ("Buy it at {amazon.com|ebay.com} today.", {"{amazon.com|ebay.com}": ("amazon.com", "ebay.com")}),
    ("It is a {U.S.|American} hat.", {"{U.S.|American}": ("U.S.", "American")}),
    # opposites among words that mean the same
    ("Rest {before|prior to|after} the race.", {"{before|prior to|after}": ("before", "prior to", "after")}),
    ("They {start|begin|stop} at noon.", {"{start|begin|stop}": ("start", "begin", "stop")}),
    ("they {start|begin|stop} at noon.", {"{start|begin|stop}": ("start", "begin", "stop")}),
    # spaces inside the braces
    ("We have { warm | cosy } rooms.", {"{ warm | cosy }": ("warm", "cosy")}),
    # side by side, and inside of others
    ("A {warm|cosy}/{dry|snug} room.", {"{warm|cosy}": ("warm", "cosy"), "{dry|snug}": ("dry", "snug")}),
    ("A {small|little {red|pink}} hat.", {"{red|pink}": ("red", "pink")}),
    ("A {{red|pink} felt|straw} hat.", {"{red|pink}": ("red", "pink")}),
]

SILENT = [
    "The set {x | x > 0} is open.",
    "The set {x|x is even} is infinite.",
    "The set {n ∈ N | n is even} is infinite.",
    "Let A = {p | p is prime}.",
    "The list {a, b, c} has three items.",
    "Take {a | a is even}.",
    "One of {0|1}.",
    "It says {name|truncate:30}.",
    "A {size: int | str} is kept.",
    "Put {{ name|upper }} at the top.",
    "Hello {{name|there}}!",
    "Set ${HOME|root} first.",
    "Write \\{big|large\\} by hand.",
    "Dear {title}, welcome.",
    "Choose big|large or {big} | {large}.",
    "{count, plural, one {# item} other {# items}}",
    # types
    "The path {string|Buffer} of the file.",
    "The answer {string|undefined}.",
    "The name {string | null}, the age {number|bigint}.",
    "It takes {Buffer|TypedArray|DataView} and returns {Error|AggregateError}.",
    "A list {string[]|Buffer[]} of names.",
    "The socket {net.Socket|tls.TLSSocket}.",
    "The flag {module | undefined}, or {Array|string}.",
    "It returns {Headers|Map}, in case of trouble {Error|undefined}.",
    "The kind {alpha_max|beta}.",
    "Made by {LampMaker|Socket}, if it is not {undefined|Lamp}.",
    "Give it {Map|Set}.",
    # what a user may type
    "Usage lamp [-v] {red|green}",
    "SYNOPSIS lamp <room> {red|green}",
    "Format: {red | green}",
    "Call it with --colour {red|green} at night.",
    "lamp --dim now {red|green}",
    "$ lamp room {on|off|dim}",
    "lampctl {on|off|dim}",
    "Usage: lamp {red|green|blue}",
    "Run /etc/init.d/lamp {status|reload|dim} as root.",
    "Call it with --colour={red|green|blue}.",
    "lamp --colour {red|green}",
    "Set the lamp to {on|off} by hand.",
    "lampctl {start|stop|reload}",
    "GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY",
    "option dim {'true'|'false'}",
    "Listen on {80|443}.",
    "The colour: { red | green | blue }, its light {dim | bright (default)}.",
    "Say lamp {red|...}.",
    "Make lamps { RED | any colour } today.",
    "lamp room { red | green }",
    # parts of names
    "See shrink_{hot|cold|page}_list() and lamp.{ins|dtx}.",
    "Get {load|total}_count, or LAMP_{RX|TX|UMEM}_RING.",
    "Open {http|ftp}://example.org/{big|large}/lamp.",
    "Open lamps/{big|large}/{red|green}/lamp or {big|large}/{red|green}/lamp.",
    "See Dim{Small|Large}{Red|Green}(), or red{Lamp|Bulb}.",
    # programs
    "each_lamp { |lamp| ... }",
    "Write \\multicolumn{2}{|c|} and \\index{alpha|textbf}, or \\index{test|(}.",
    "Put {$name|upper} there.",
]

SILENT_IN_MARKDOWN = [
    "Type `{big|large}` here.",
    "```\n{big house|large home}\n```",
    "    {big house|large home}",
    "[a link](https://example.org/{big|large})",
    "| a | {b |\n|---|---|\n| c} | d |",
    "---\ntitle: {big|large}\n---\n\nA hat.",
    "A <span title='{big|large}'>hat</span>.",
    "<!-- {big|large} -->",
    "* Returns: {number|Array<string>}",
    "* Returns: {number|`big`}",
    "* `lamp` {Lamp|string} What gives the light.",
    "`lamp` {LampShade|Bulb} What gives the light.",
]


@pytest.mark.parametrize(("sentence", "groups"), FIRES)
def test_fires(lint, sentence, groups):
    found = lint("NZ003", sentence)
    assert {finding.text: finding.replacements for finding in found} == groups
    assert all(finding.severity == "error" for finding in found)
    assert all(finding.fix.applicability == "unsafe" for finding in found)
    assert all("choose one of" in finding.message for finding in found)


@pytest.mark.parametrize("sentence", SILENT)
def test_silent(lint, sentence):
    assert lint("NZ003", sentence) == []


@pytest.mark.parametrize("text", SILENT_IN_MARKDOWN)
def test_silent_in_code_and_markup(lint, text):
    assert lint("NZ003", text, path="article.md") == []


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("{Hello|Hi}, {friend|reader}!", "Hello, friend!"),
        ("It is an {ugly|old} hat, a {nice|odd} one.", "It is an ugly hat, a nice one."),
        ("It is a {ugly|nice} hat.", "It is an ugly hat."),
        ("A {big|{very|rather} large} house.", "A big house."),
    ],
)
def test_on_request_the_first_choice_is_taken(mend, sentence, corrected):
    assert mend("NZ003", sentence) == sentence
    assert mend("NZ003", sentence, unsafe=True) == corrected
