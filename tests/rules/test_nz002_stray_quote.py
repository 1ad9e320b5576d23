import pytest

FIRES = [
    # sentence, what is found, what is proposed for it
    ("Milia, also known as ” called “milk spots,” are harmless.", "also known as ” called", "called"),
    ('The bird is also called " known as the jenny wren.', 'also called " known as', "known as"),
    ("The fish is known as also called a ling.", "known as also called", "also called"),
    ("The tower is referred to as called the Needle.", "referred to as called", "called"),
    ("She was also known as was called the Duchess.", "also known as was called", "was called"),
    ("The stone ” is warm.", "”", ""),
    ("The stone “ is warm.", "“", ""),
    ("The tower is referred to as named the Needle.", "referred to as named", "named"),
    ('He said " and left the room.', '"', ""),
    ('It is made of "steel" and " glass.', '"', ""),
    ("The house is called” the Ark by “everyone” here.", "”", ""),
    ("“Come in,” she said.” Then she left.", "”", ""),
    ("He wrote “one” and two” on it.", "”", ""),
    ("A smart ” meter counts “pulses” all day.", "”", ""),
    ('A " mark of "steel" is on the blade.', '"', ""),
    ("He calls it “the Ark”” and laughs.", "”", ""),
    ("Ink marks on the old felt ” and “straw” hats.", "”", ""),
    ("The first signs of frost ” are “white” leaves.", "”", ""),
    ("A key part of the roof ” is the “ridge” of it.", "”", ""),
    ("It is a symbol of the town ” and its “people” still.", "”", ""),
    ("He made his escape by the pier ” and the “rocks” there.", "”", ""),
    ('A 5" shelf and " one more.', '"', ""),
    ('A shelf of 5", a board of 7" and " one more.', '"', ""),
    ("Über den Fluß ” führt “keine” Brücke.", "”", ""),
]

SILENT = [
    "A 27\" screen stands on a 6' desk.",
    "The board is 27” wide and 2” thick.",
    "The board is 2” thick, and they call it “the plank”.",
    "The dogs' bowls, the cats’ bowls and the '90s.",
    "He's sure that it’s the cat's.",
    "“I was born here,” she said. “My mother kept the shop.\n\n“Then the road came, and nobody stopped.”",
    '"I was born here," she said. "My mother kept the shop.\n\n"Then the road came, and nobody stopped."',
    "“‘Go,’ he said, ‘and do not come back,’ she told us.”",
    "She is called “the Duchess” by “everyone” here.",
    'He said: " yes " and left.',
    'The word "known" is called a participle.',
    "The village, known as the Ark, called for help.",
    "He is known. Named after a king, he hid.",
    "„Guten Tag“, sagte er, und « Bonjour », dit-elle.",
    'Type `print("` and stop. The `”` key is rare.\n\n```\nx = " y\n```\n',
    "The board is 27 ” wide.",
    'The board is 27 " wide.',
    "The task is known as named entity recognition.",
    "The task is known as Named Entity Recognition.",
    'It is 5 " wide, and he said " no " there.',
    'It is 5" wide, and he said " no " there.',
    'Lines with "Lamp 5" and "Dim: " come first.',
    # partners
    'Begin the line with "From: " and the name.',
    'Lines with "Date: " and "Subject: " come first.',
    'Turn "-" into " " and save the file.',
    "The lines that begin with “From “ are kept.",
    "See “ the Ark ” for more.",
    "See “\n  the {old,new}”.",
    "See “ `ark`”, and nothing else.",
    "The switches “on”/”off” are kept, as is mode=”dim” or “red”.",
    "”Dim light” is what “lamp” says.",
    "”%” signs are kept in “names”.",
    "It is a “lamp”.”bulb” pair.",
    "It prints “””lamp””” with “marks”.",
    # spoken of
    "The character ” ends a name.",
    "The character with which every name ends: ” of course.",
    "The key ” is broken, and so is the key for ” on this board.",
    "The escape ” is “known” to all.",
    'Write the sign " before the name.',
    "A name stands between ' and \" if it has spaces.",
    "A name stands between \" and ' if it has spaces.",
    "It writes “red” instead of ‘”’.",
    # other alphabets
    "灯的名字是”红灯”或”绿灯”，例如 “蓝灯”。",
    "在 Thunderbird 里设置 user_pref(“mailnews.wraplength”, 0)，不要使用”format=flowed”格式。",
    "A path has “/” and non-”`/`” characters.",
    'قال " ثم خرج من البيت.',
    'Он сказал " и вышел.',
]


@pytest.mark.parametrize(("sentence", "fragment", "proposed"), FIRES)
def test_fires(lint, sentence, fragment, proposed):
    (finding,) = lint("NZ002", sentence)
    assert (finding.code, finding.severity, finding.text) == ("NZ002", "error", fragment)
    assert finding.replacements[0] == proposed
    assert finding.fix.applicability == "unsafe"
    assert fragment in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(lint, text):
    assert lint("NZ002", text, path="article.md") == []


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("Milia, also known as ” called “milk spots,” are harmless.", "Milia, called “milk spots,” are harmless."),
        ("The stone ” is warm.", "The stone is warm."),
        ("“Come in,” she said.” Then she left.", "“Come in,” she said. Then she left."),
    ],
)
def test_on_request_the_sentence_is_mended(mend, sentence, corrected):
    assert mend("NZ002", sentence) == sentence
    assert mend("NZ002", sentence, unsafe=True) == corrected


def test_a_mark_is_stray_within_its_paragraph(lint):
    (finding,) = lint("NZ002", "The stone ” is warm.\n\n“Sit down,” he said.")
    assert (finding.line, finding.column) == (1, 11)
