import pytest

# Each entry is a document; every place of the keyword is found, and the text without it is what remains.
FIRES = {
    "milialar": (
        "milialar : Causes and Care\n\n"
        "Milialar: What is it?\n\n"
        "milialar: Milia are small white bumps on the skin.\n\n"
        "milialar: Most of them go away within weeks.",
        "Causes and Care\n\nWhat is it?\n\nMilia are small white bumps on the skin.\n\n"
        "Most of them go away within weeks.",
    ),
    "seo tips": (
        "# SEO tips: Start here\n\n"
        "SEO tips: Write for the people who will read your page.\n\n"
        "## SEO tips: Links\n\n"
        "seo tips: A link from a good page helps more than ten.\n",
        "# Start here\n\nWrite for the people who will read your page.\n\n## Links\n\n"
        "A link from a good page helps more than ten.\n",
    ),
    "cheap flights": (
        "cheap flights - Book on a Tuesday and fly on a Sunday.\n\n"
        "cheap flights - Pack less than the airline lets you take.\n\n"
        "cheap flights - Look at the next airport as well.\n",
        "Book on a Tuesday and fly on a Sunday.\n\nPack less than the airline lets you take.\n\n"
        "Look at the next airport as well.\n",
    ),
    "vpn": (
        "vpn | A tunnel hides what you read in the café.\n\n"
        "vpn | The key changes with every session you open.\n\n"
        "vpn | Nobody at the next table can read along.\n",
        "A tunnel hides what you read in the café.\n\nThe key changes with every session you open.\n\n"
        "Nobody at the next table can read along.\n",
    ),
    "dog bed": (
        "dog bed: Wash the cover before the first night.\n\n"
        "- dog bed: Put it where the draught does not reach.\n"
        "- dog bed: thicker foam\n\n"
        "dog bed: Older dogs like a thicker foam in it.\n\ndog bed: Puppies do not care at all.\n",
        "Wash the cover before the first night.\n\n- Put it where the draught does not reach.\n"
        "- thicker foam\n\nOlder dogs like a thicker foam in it.\n\nPuppies do not care at all.\n",
    ),
    "keto": (
        "# Keto: The Basics\n\nketo: fat takes the place of most sugar.\n\n## Keto: The First Week\n\n"
        "keto: drink more than you think you need.\n",
        "# The Basics\n\nFat takes the place of most sugar.\n\n## The First Week\n\n"
        "Drink more than you think you need.\n",
    ),
    "water heater": (
        "> water heater: Drain the tank once in a year.\n\n"
        "water heater: The anode rots first, and that is its job.\n\n"
        "water heater: A tank that rumbles is full of chalk.\n",
        "> Drain the tank once in a year.\n\nThe anode rots first, and that is its job.\n\n"
        "A tank that rumbles is full of chalk.\n",
    ),
    "tax help": (
        "tax help – Keep each receipt until the year is closed.\n\n"
        "tax help – File early, even if you cannot pay at once.\n\n"
        "tax help – Ask for the letter that explains the fine.\n",
        "Keep each receipt until the year is closed.\n\nFile early, even if you cannot pay at once.\n\n"
        "Ask for the letter that explains the fine.\n",
    ),
}

SILENT = {
    "an interview": (
        "John: I never saw the boat before that night.\n\nMary: You were standing on the pier with him.\n\n"
        "John: That was another boat, and another man.\n\nMary: Then who paid for the fuel that evening?\n\n"
        "John: Somebody who wanted us to think it was me.\n\nMary: So you did know what it cost him.\n"
    ),
    "notes": (
        "Note: The valve opens to the left in old models.\n\nNote: The gauge reads in bar and never in pounds.\n\n"
        "note: the pump must never run dry, not even briefly.\n\nnote: the tank is full when the lamp goes out.\n"
    ),
    "questions and answers": (
        "Q: How long does the paint take to dry in winter?\n\nA: A day, if the room is heated and dry.\n\n"
        "Q: How long does the second coat take to dry?\n\nA: Half a day in most rooms, a day in a cellar.\n\n"
        "Q: Can I paint over the old varnish as it is?\n\nA: Sand it first, and wipe it with spirit.\n"
    ),
    "questions and answers in lower case": (
        "question: how long does the paint take to dry?\n\nanswer: a day, if the room is heated and dry.\n\n"
        "question: how long does the second coat take?\n\nanswer: half a day in most rooms that I know.\n\n"
        "question: can I paint over the old varnish?\n\nanswer: sand it first, and wipe it with spirit.\n"
    ),
    "a label that comes twice": (
        "keto diet: Fat replaces most of the sugar in it.\n\nketo diet: The first week is the hardest one.\n"
    ),
    "one heading and the paragraphs of the same speaker": (
        "## Baker: The Night Shift\n\nBaker: I get up at two, and my wife at four.\n\n"
        "Baker: In the war there was no sugar for us.\n"
    ),
    "fields of a recipe": "time: 20 minutes\n\ntime: one hour\n\ntime: two days\n\nserves: four people\n",
    "steps": (
        "Step 1: Switch off the water under the sink.\n\nStep 2: Put a bucket under the bend of the pipe.\n\n"
        "Step 3: Open the nut with a wrench and wait.\n"
    ),
    "one speaker's name before paragraphs": (
        "Baker: I get up at two, and my wife at four.\n\nBaker: In the war there was no sugar for us.\n\n"
        "Baker: My son went to sea, and I do not blame him.\n"
    ),
    "a table": (
        "| lamp: price of the small one in June | 20 |\n|---|---|\n"
        "| lamp: price of the large one in June | 40 |\n| lamp: price of the old one in June | 10 |\n"
    ),
    "a label with a small word": "".join(
        f"best for: people who like to walk in {m}.\n\n" for m in ("May", "June", "July")
    ),
    "a list of changes": (
        "## 1.2\n\n* perf: Read the file once and keep what was found.\n* lamp: Dim it by hand.\n"
        "* perf: Ask the lamp only when the hand is on it.\n* perf: Hoist the regular expressions out of it.\n"
        "* lamp: Fix the light that stays on at night.\n* lamp: Say why the bulb is dark.\n"
    ),
    "changes in paragraphs": (
        "fix: Read the file once and keep what was found.\n\nfix: Ask the lamp only when a hand is on it.\n\n"
        "fix: The light went out whenever the door was shut.\n"
    ),
    "headings and a list with the same label": (
        "- Lamp - how to switch it on\n- Lamp - how to switch it off\n\n"
        "## Lamp - How to Switch It On\n\nPush.\n\n## Lamp - How to Switch It Off\n\nPull.\n"
    ),
    "a command with its options": "".join(
        f"lampctl --{option} makes the light of every lamp change at once.\n\n"
        for option in ("dim", "red", "blink")
    ),
    "one command with its options": "".join(
        f"lampctl -{option} makes the light of every lamp change at once.\n\n" for option in ("d", "r", "b")
    ),
    "addresses": "".join(
        f"lamp:{place} is where the light of this floor hangs today.\n\n" for place in ("Hall", "Attic", "Cellar")
    ),
    "a parameter with its description": "".join(
        f"Switches a lamp {how}.\n\nname - the lamp that is switched {how}, as it stands in the list.\n\n"
        for how in ("on", "off", "over")
    ),
    "a manual page": "".join(
        f"dim-{room} - make the lamp of the {room} darker than it was.\n\n" for room in ("hall", "attic", "cellar")
    ),
    "a glossary": (
        "anode: The end of the cell at which it gives off electrons.\n\n"
        "bulb: What gives the light, and is hot to the hand.\n\ncord: What the current comes through to it.\n"
    ),
    "fields of records": "".join(
        f"{lamp}\n\nlicence: {words}, as the file beside this one says.\n\nkeeper: A man who has no name.\n\n"
        for lamp, words in (
            ("Hall", "Free for all uses"),
            ("Attic", "Free for schools"),
            ("Cellar", "Not free at all"),
        )
    ),
    "fields of records, some of them headings": "".join(
        f"# Usage: {use}\n\nPurpose: The light of the {room}, which is on all night.\n\n## Purpose: {room}\n\n"
        for use, room in (("required", "hall"), ("optional", "attic"), ("none", "cellar"))
    ),
    "times of day": "10:30 The band meets behind the church.\n\n11:30 The band plays.\n\n12:30 The band eats.\n",
    "code": "```\nkey: the first value of the four\nkey: the second value of the four\nkey: the third one\n```\n",
}


@pytest.mark.parametrize("keyword", FIRES)
def test_fires(lint, mend, keyword):
    text, expected = FIRES[keyword]
    found = lint("NZ001", text, path="article.md")
    assert {finding.text.rstrip(" :|–-").lower() for finding in found} == {keyword}
    assert all((item.severity, item.fix.applicability) == ("error", "safe") for item in found)
    assert all(f"{len(found)} times" in finding.message for finding in found)
    assert mend("NZ001", text, path="article.md") == expected


@pytest.mark.parametrize("kind", SILENT)
def test_silent(lint, kind):
    assert lint("NZ001", SILENT[kind], path="article.md") == []


def test_a_keyword_in_plain_text(mend):
    text, expected = FIRES["milialar"]
    assert mend("NZ001", text) == expected


@pytest.mark.parametrize(("keyword", "label"), [("best lamp", "Tip"), ("best lamp", "note"), ("lamp", "Warning")])
def test_a_keyword_may_take_turns_with_a_label(lint, keyword, label):
    text = "".join(
        f"{keyword}: This one burns all through {month}.\n\n{label}: Wipe it in {month} with a dry cloth.\n\n"
        for month in ("May", "June", "July", "August")
    )
    assert [finding.text.strip() for finding in lint("NZ001", text)] == [f"{keyword}:"] * 4


@pytest.mark.parametrize(
    "keyword",
    [
        "best vpn",
        "price comparison",
        "treatment for acne",
        "tips for runners",
        "2024 best lamp",
        "cheap lamp for small rooms",
    ],
)
def test_a_keyword_may_begin_with_a_word_that_is_a_label_when_alone(lint, keyword):
    text = "".join(f"{keyword}: This is what everybody asks in {month}.\n\n" for month in ("May", "June", "July"))
    assert len(lint("NZ001", text)) == 3


def test_a_dialogue_in_lower_case_is_kept(lint):
    text = (
        "anna: did you lock the shed before you left?\n\nben: I thought that you had the only key.\n\n"
        "anna: mine is on the hook behind the door.\n\nben: then somebody else has been in there.\n\n"
        "anna: please go and have a look right now.\n\nben: not without you and the big torch.\n"
    )
    assert lint("NZ001", text) == []
