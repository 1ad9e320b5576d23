import pytest

from linter import Settings, check

FIRES = [
    # text, what is found
    ("As an AI language model, I cannot taste soup.", "As an AI language model"),
    ("As an AI\nlanguage model, I cannot taste soup.", "As an AI\nlanguage model"),
    ("As an AI assistant I have no passport.", "As an AI assistant"),
    ("As a large language model, I have no view.", "As a large language model,"),
    ("The tide turns at six.\n\nRegenerate response\n\nBring boots.", "Regenerate response"),
    ("Write to [insert name] before Friday.", "[insert name]"),
    ("Dear [Customer Name], welcome.", "[Customer Name]"),
    ("Here’s a rewritten version of the text:", "Here’s a rewritten version"),
    ("Certainly! Here is the plan.", "Certainly! Here is the"),
    ("As of my last knowledge update, it was open.", "As of my last knowledge update"),
    ("I’m sorry, but I can’t assist with that.", "I’m sorry, but I can’t assist"),
    ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
    ("The rate fell turn0search3 in May.", "turn0search3"),
    ("Send <your email address> to us.", "<your email address>"),
    ("Welcome to [Your Company Name]!", "[Your Company Name]"),
]

SILENT = [
    'The bot replied, "As an AI language model, I cannot taste soup."',
    "The bot replied, “As an AI language model, I cannot taste soup.”",
    "The bot replied, 'As an AI language model, I cannot taste soup.'",
    "The bot replied, ‘As an AI language model, I can’t taste soup.’",
    'The button says "Regenerate response".',
    "She trained an AI language model on old recipes.",
    "The cells regenerate; response is quick.",
    "He [the insurer] paid at once.",
    "Insert your name in the box.",
    "See [the price list](prices.html) first.",
    "[Insert a coin](coin.html) and wait.",
    "Press the `Regenerate response` button.",
    "```\nAs an AI language model\n```",
    "I hope this helps you to choose.",
    "The value is x < your age and y > 2.",
    "Write lamp_<your-lamp>_on there, or &<your-lamp>_off.",
    "The bot replied:\n\n> As an AI language model, I cannot taste soup.",
]


@pytest.mark.parametrize(("text", "leftover"), FIRES)
def test_fires(lint, text, leftover):
    (finding,) = lint("NZ005", text)
    assert (finding.code, finding.severity, finding.text) == ("NZ005", "error", leftover)
    assert f'"{" ".join(leftover.split())}"' in finding.message
    assert finding.fix is None
    assert finding.replacements == ()


@pytest.mark.parametrize("text", SILENT)
def test_silent(lint, text):
    assert lint("NZ005", text, path="article.md") == []


def test_a_quotation_that_ended_protects_nothing(lint):
    text = "He said “no” twice. As an AI language model, I cannot say why."
    (finding,) = lint("NZ005", text)
    assert finding.text == "As an AI language model"


def test_its_words_are_no_garble(spun):
    text = f"{spun['search-engines']}\n\nWrite to [insert name] before Friday."
    report = check(text, Settings(context=False))
    (finding,) = (
        item for item in report.findings if item.start >= text.index("Write to") and item.code != "SP006"
    )
    assert (finding.code, finding.text) == ("NZ005", "[insert name]")


def test_the_message_says_what_it_is(lint):
    (finding,) = lint("NZ005", "Write to [insert name].")
    assert finding.message == '"[insert name]" is a place left to be filled in; take it out or fill it in'


def test_half_a_character_is_no_accident():
    (finding,) = check("Half a \ud800 pair. As an AI assistant I have no passport.").findings
    assert finding.text == "As an AI assistant"
