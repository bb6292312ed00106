"""The work itself: read, check, mask and tell, file by file."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from waarborg.guard.checking import check
from waarborg.guard.command import human
from waarborg.guard.command.arguments import Form, Options, parse
from waarborg.guard.command.discreet import Discreet
from waarborg.guard.command.filenames import NO_NAME, PLACE, check_name
from waarborg.guard.command.inputs import Content, Input, expand, read, shown
from waarborg.guard.command.masked import MaskedTexts, NotWritten
from waarborg.guard.command.outcome import CLEAN, ERROR, FOUND, Located, Outcome, exit_code
from waarborg.guard.command.places import Place, Places
from waarborg.guard.command.progress import Progress
from waarborg.guard.command.records import as_json
from waarborg.guard.command.sarif import as_sarif
from waarborg.guard.command.unmasked import restore
from waarborg.guard.files import Unreadable
from waarborg.guard.findings import Report
from waarborg.guard.policy import NO_POLICY, GuardPolicy
from waarborg.guard.policyfile import WrongPolicyFile, load

INTERRUPTED = 130
FORMS: dict[Form, Callable[[Sequence[Outcome]], str]] = {
    Form.HUMAN: human.of_all,
    Form.JSON: as_json,
    Form.SARIF: as_sarif,
}


def main(arguments: Sequence[str]) -> int:
    """Check what `arguments` ask for. 0: all read, nothing found; 1: found; 2: not all read, or an error."""
    try:
        options = parse(arguments)
        return _put_back(options) if options.unmask else _carry_out(options)
    except (WrongPolicyFile, NotWritten, Unreadable) as problem:
        _say(str(problem))
        return ERROR
    except KeyboardInterrupt:
        _say("Gestopt.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads the outcome has seen enough, such as `head`; nothing may be flushed there at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _carry_out(options: Options) -> int:
    policy = load(options.policy) if options.policy else NO_POLICY
    sources = list(expand(options.files))
    masked = MaskedTexts(options.mask, several=len(sources) > 1, map_file=options.map) if options.mask else None
    outcomes: list[Outcome] = []
    with Progress(sys.stderr, total=sum(source.size for source in sources), files=len(sources)) as progress:
        for source in sources:
            outcome = _outcome(source, options=options, policy=policy, masked=masked)
            outcomes.append(outcome)
            progress.advance(source.size)
            if outcome.error or options.form is Form.HUMAN:
                progress.clear()
                _write(sys.stderr if outcome.error else sys.stdout, human.of_file(outcome))
    _write(sys.stdout, FORMS[options.form](outcomes))
    if masked and (warning := masked.write_map()):
        _say(warning)
    return exit_code(outcomes)


def _put_back(options: Options) -> int:
    if options.map is None:
        raise ValueError("the parser refuses --unmask without --map")
    restored = restore(options.unmask, options.map)
    sys.stdout.write(restored.text)
    sys.stdout.flush()
    _say(restored.told)
    return FOUND if restored.left else CLEAN


def _write(stream: TextIO, text: str) -> None:
    if text:
        stream.write(f"{text}\n")
        stream.flush()


def _outcome(source: Input, *, options: Options, policy: GuardPolicy, masked: MaskedTexts | None) -> Outcome:
    name = check_name(source.path, policy=policy, bias=options.bias) if source.is_file else NO_NAME
    in_name = tuple(
        Located(finding, Place(PLACE), name.value(finding) if options.show else "") for finding in name.findings
    )
    try:
        content = read(source)
    except Unreadable as problem:
        return Outcome(source.path, source.name, located=in_name, error=str(problem))
    report = check(content.text, policy=policy, bias=options.bias)
    found = {content.text[finding.start : finding.end] for finding in report.findings}
    discreet = Discreet(found | name.values, policy=policy)
    tell = str if options.show else discreet
    written = error = ""
    if masked:
        try:
            written = masked.write(source, content, report, discreet=discreet)
        except NotWritten as problem:
            error = str(problem)
    notices = content.document.notices if content.document else ()
    return Outcome(
        source.path,
        source.name,
        kind=content.kind,
        located=(*in_name, *_located(content, report, tell=tell, show=options.show)),
        notices=(*map(tell, notices), *report.limits),
        error=error,
        masked=shown(written),
    )


def _located(content: Content, report: Report, *, tell: Callable[[str], str], show: bool) -> Iterator[Located]:
    places = Places(content, tell)
    for finding in report.findings:
        found = shown(content.text[finding.start : finding.end]) if show else ""
        yield Located(finding, places.of(finding), found)
