"""`unspin eval` on a small annotated article."""

import json

TEXT = "A {big|large} house. The p\u0430yment desk. A third place."


def garble(text, correction, kind, severity):
    start = TEXT.index(text)
    place = {"start": start, "end": start + len(text), "garbled": text}
    return {**place, "corrections": [correction], "kind": kind, "severity": severity}


GOLD = {
    "id": "made",
    "text": TEXT,
    "garbles": [garble("{big|large}", "big", "noise", "error"), garble("third", "last", "word", "warning")],
}


def test_text(unspin, tree):
    tree.write(gold_jsonl=json.dumps(GOLD) + "\n\n" + json.dumps({"id": "clean", "text": "Fine."}) + "\n")
    assert unspin("eval", "--select", "NZ003,NZ004", "gold.jsonl") == (
        0,
        "articles 2  words 10  garbles 2  findings 2\n"
        "  noise            1  found 1.000  fixed 1.000\n"
        "  word             1  found 0.000  fixed 0.000\n"
        "precision 0.500  recall 0.500  recall of errors 1.000  F0.5 0.556  fix@1 1.000  fix@3 1.000\n"
        "false alarms 1 (100.000 per 1,000 words; errors 100.000)\n",
        "",
    )


def test_json(unspin, tree):
    tree.write(gold_jsonl=json.dumps(GOLD))
    result = unspin("eval", "--select", "NZ003", "--output-format", "json", "gold.jsonl")
    assert json.loads(result.out) == {
        "words": 9,
        "garbles": 2,
        "precision": 1.0,
        "recall": 0.5,
        "recall_of_errors": 1.0,
        "f_half": 1.0,
        "fix_at_1": 1.0,
        "fix_at_3": 1.0,
        "false_per_1000": 0.0,
        "false_errors_per_1000": 0.0,
    }


def test_gold_that_does_not_hold_together(unspin, tree):
    for change, part in (
        ({"text": "Other."}, "text[2:13] is 'her.', not '{big|large}'"),
        ({"text": 5}, "its text is no text"),
        ({"garbles": [{"start": 0}]}, "'end' is missing"),
    ):
        tree.write(gold_jsonl=json.dumps({"id": "fine", "text": "Fine."}) + "\n" + json.dumps(GOLD | change))
        result = unspin("eval", "gold.jsonl")
        assert (result.status, result.out) == (2, "")
        assert result.err == f"unspin: gold.jsonl:2: not an annotated article: {part}\n"
    tree.write(gold_jsonl="\n")
    assert unspin("eval", "gold.jsonl").err == "unspin: gold.jsonl: holds no article\n"
