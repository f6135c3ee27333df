"""`digest serve`: shows the site while its texts are written."""

from __future__ import annotations

import argparse

from digest import build
from digest.commands.build import plural, tally
from digest.commands.console import Console
from digest.serve import server
from digest.serve.preview import Preview


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Serves until Ctrl-C, which is how it is meant to end: 0."""

    def told(outcome: build.Outcome, seconds: float) -> None:
        console.problems(outcome.problems)
        if outcome.failed:
            console.say(f"{console.paint('Not built', 'error')}: {tally(outcome.problems)}; the last good site stays.")
        else:
            holds = f"{plural(outcome.counts.sources, 'source')}, {plural(outcome.counts.claims, 'claim')}"
            console.say(f"{console.paint('Built', 'good')} {holds} in {seconds:.2f} s.")

    host: str = arguments.host
    listening = server.listen(host, arguments.port)
    address = server.address(listening, host)
    preview = Preview(arguments.root, build.Options(drafts=arguments.drafts, base_url=address), told=told)
    words = f"Serving {arguments.root} at {console.paint(address, 'bold')} — stop with Ctrl-C."
    server.serve(preview, listening, host=host, started=lambda: console.say(words))
    console.say("\nStopped.")
    return 0
