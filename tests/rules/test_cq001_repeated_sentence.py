import pytest

RINSE = "Rinse the brush in cold water before the paint dries."

FIRES = [
    # document, line in which the sentence stood first, line of the repetition
    (f"{RINSE} Hang it up. {RINSE}", 1, 1),
    (f"{RINSE}\n\nThen rest.\n\n{RINSE}", 1, 5),
    (f"Begin here.\n\n{RINSE.upper()} Yes. {RINSE}", 3, 3),
    (f"{RINSE} And more. {RINSE.replace('.', '!')}", 1, 1),
    (f"- {RINSE}\n- Hang it up.\n- {RINSE}", 1, 3),
    (f"{RINSE} Go.\n\n> {RINSE}", 1, 3),
    (f"*{RINSE}* Go. {RINSE}", 1, 1),
    (f"Rinse the brush in cold water\nbefore the paint dries.\n\n{RINSE}", 1, 4),
    ("Is the paint dry before noon today? No. Is the paint dry before noon today? Yes.", 1, 1),
]

SILENT = [
    f"{RINSE} Hang it up.",
    f"{RINSE} Rinse the brush in warm water before the paint dries.",
    f"{RINSE} And rinse the brush in cold water before the paint dries.",
    "Keep it dry. Keep it dry. Keep it dry.",
    "What is it? A brush. What is it? A comb.",
    "## How do I paint a door in winter?\n\nHow do I paint a door in winter? Indoors.\n",
    f"```\n{RINSE}\n```\n\n{RINSE}",
    f"| step | who |\n|---|---|\n| {RINSE} | me |\n| {RINSE} | you |\n",
    "Rinse the brush in cold water. Before the paint dries, rinse the brush in cold water again.",
    "- [How do I paint a door in winter?](#door)\n\n## How do I paint a door in winter?\n\nIndoors.\n",
]


@pytest.mark.parametrize(("text", "first", "again"), FIRES)
def test_fires_on_the_repetition(lint, text, first, again):
    (finding,) = lint("CQ001", text, path="article.md")
    assert (finding.code, finding.severity, finding.line) == ("CQ001", "warning", again)
    assert finding.message == f"this sentence stands in line {first} already"
    assert finding.start > text.lower().index(RINSE.lower()[:9]) if "brush" in text else finding.start > 0
    assert finding.fix is None


@pytest.mark.parametrize("text", SILENT)
def test_silent(lint, text):
    assert lint("CQ001", text, path="article.md") == []


def test_each_repetition_is_reported(lint):
    found = lint("CQ001", f"{RINSE}\n\n{RINSE}\n\n{RINSE}")
    assert [finding.line for finding in found] == [3, 5]
