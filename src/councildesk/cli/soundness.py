"""Commands about damage: check, repair."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from councildesk.cli.opening import council_file
from councildesk.cli.saying import say
from councildesk.services import examining, repair_sentences, repairing, sentences
from councildesk.services.marking import in_english


@click.command()
@click.argument("file", type=council_file)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def check(context: click.Context, file: Path, as_json: bool) -> None:
    """Look for damage and contradictions in FILE, which is not changed; exit 1 when there are any."""
    examination = examining.examine(file)
    findings = examination.findings
    named = [examination.titles.get((finding.noun, finding.id), "") for finding in findings]
    if as_json:
        listed = [
            {**asdict(finding), "title": title, "sentence": sentences.finding(finding)}
            for finding, title in zip(findings, named, strict=True)
        ]
        say(json.dumps({"file": str(file), "findings": listed}, ensure_ascii=False, indent=1))
        context.exit(1 if findings else 0)
    for finding, title in zip(findings, named, strict=True):
        say(sentences.finding(finding) + (f" [{title}]" if title else ""))
    if findings:
        count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
        say(f"{file}: {count}.", err=True)
        context.exit(1)
    say(f"{file}: nothing found.")


@click.command()
@click.argument("file", type=council_file)
@click.option("--out", type=council_file, required=True, help="The new file; it must not be there yet.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@click.pass_context
def repair(context: click.Context, file: Path, out: Path, as_json: bool) -> None:
    """Save what can be saved of the damaged FILE into a new file; exit 1 when something is lost or doubtful.

    FILE is only read. The report says what was saved, what was lost, and where the file contradicts itself.
    """
    report = repairing.repair(file, out)
    lines = repair_sentences.lines(report, in_english)
    if as_json:
        told = {"file": report.file, "out": report.target, "is_complete": report.is_complete}
        counts = [asdict(count) for count in report.counts]
        say(json.dumps({**told, "counts": counts, "lines": [asdict(one) for one in lines]}, ensure_ascii=False))
    else:
        for line in lines:
            say(line.text)
        say(f"Repaired {file} into {out}.")
    context.exit(0 if report.is_complete else 1)
