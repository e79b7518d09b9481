"""The options of the commands, each said once, and the commands made of them."""

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...",
        help="Files, folders, globs, addresses (s3://...), or - for standard input. Rows: .jsonl, .csv, "
        ".tsv, .parquet. Pages: .html, .mhtml, .md, .docx, .pdf, .doc, .wps, .rtf, .odt; anything else "
        "is plain text. Archives of both: .zip, .warc. All but .parquet and .zip may be packed (.gz, .zst).",
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="A file whose suffix says the format (.jsonl, .parquet, .csv, .md, .xml; .gz or .zst "
        "behind it), or a folder that mirrors the input. Default: standard output.",
    ),
]
Rows = Annotated[
    str | None,
    typer.Option(
        "--rows",
        metavar="clauses|documents|chunks",
        help="Chunks are clauses packed to a length, under their headings. Default: clauses.",
    ),
]
ChunkLength = Annotated[
    int | None,
    typer.Option(
        "--chunk-length", metavar="N", help="The most characters of a chunk. Default: 500."
    ),
]
Redact = Annotated[
    str | None,
    typer.Option(
        "--redact",
        metavar="contacts",
        help="Delete telephone numbers, e-mail addresses and names of contacts. Edits still hold them.",
    ),
]
RulesFile = Annotated[
    str | None,
    typer.Option("--rules", metavar="FILE", help="Rules of your own beside the packaged ones."),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="RULE", help="Switch a rule off; may be given again."),
]
Edits = Annotated[
    bool | None,
    typer.Option("--edits/--no-edits", help="Document rows carry their edits."),
]
MainOnly = Annotated[
    bool | None, typer.Option("--main-only/--all-parts", help="Leave previews out.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Processes; 0: one a processor.")
]
Runner = Annotated[
    str | None,
    typer.Option(
        "--runner", metavar="serial|processes|ray", help="Default: serial with one worker."
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="HOST:PORT",
        help="The Ray cluster to run on. Default: one on this machine.",
    ),
]
ShardSize = Annotated[
    int | None,
    typer.Option(
        "--shard-size",
        metavar="MB",
        help="Input done at a time, and again if its worker dies. Default: 1.",
    ),
]
MaxSteps = Annotated[
    int | None,
    typer.Option(
        "--max-steps",
        metavar="N",
        help="Reject a page that needs more work than N steps for each of its characters, which is the "
        "same on every machine; 0: no limit. Default: 120.",
    ),
]
MaxSeconds = Annotated[
    int | None,
    typer.Option(
        "--max-seconds",
        metavar="S",
        help="Reject what hangs: a page or row that takes longer; 0: no limit. Default: 600.",
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if anything would change.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be read and written, and do neither.")
]
Rejects = Annotated[
    str | None,
    typer.Option(
        "--rejects",
        metavar="FILE",
        help="Rows for the inputs that failed. Default: OUT/_rejects.jsonl, or beside the file.",
    ),
]
Quiet = Annotated[
    bool | None,
    typer.Option("-q/ ", "--quiet/--no-quiet", help="No summary; errors are still told."),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="jsonl|parquet|csv|markdown|tree|akn",
        help="What is written; by default the suffix of -o says it. The last three show the outline "
        "of clean and split; akn is Akoma Ntoso 3.0, in a folder a file for each document.",
    ),
]
MaxPage = Annotated[
    int | None,
    typer.Option("--max-page-mb", metavar="MB", help="Reject larger pages. Default: 16."),
]
Variant = Annotated[
    str | None,
    typer.Option(
        "--variant",
        metavar="auto|t|tw|hk",
        help="Who wrote the traditional script: Taiwan (tw) writes 著 for the particle too, Hong Kong "
        "(hk) and OpenCC's standard (t) do not. Default: auto, by the text. Stages in a pipe are told "
        "the same, so that their rows bear one stamp.",
    ),
]
Effort = Annotated[
    str | None,
    typer.Option(
        "--effort",
        metavar="safe|thorough",
        help="How much strip dares: thorough also removes what its trained weights call furniture, on "
        "pages that have some. Default: safe, where that is only suggested.",
    ),
]
Template = Annotated[
    str | None,
    typer.Option("--template", metavar="FILE", help="Lines that a site's pages share, from learn."),
]
Target = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="hans|hant",
        help="The script to write; hant is the reverse, in the forms of --variant.",
    ),
]
Lexicon = Annotated[
    str | None,
    typer.Option("--lexicon", metavar="FILE", help="More pairs for reword, from learn-lexicon."),
]
Reference = Annotated[
    str | None,
    typer.Option(
        "--reference", metavar="FOLDER", help="Clean documents that reword restores wording from."
    ),
]
Corrections = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Edits to accept or refuse by document, rule and place; explain --draft makes one.",
    ),
]
Report = Annotated[
    str | None,
    typer.Option(
        "--report", metavar="FILE", help="Write the counts of the run as JSON, for machines."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PASS", help="Only this pass; may be given again."),
]

# Name, type and default of each option; the name is that of the field of `config.Options` where there is one.
_Option = tuple[str, Any, Any]
COMMON: tuple[_Option, ...] = (
    ("output", Out, None),
    ("main_only", MainOnly, None),
    ("workers", Workers, None),
    ("runner", Runner, None),
    ("address", Address, None),
    ("shard_size", ShardSize, None),
    ("max_steps", MaxSteps, None),
    ("max_seconds", MaxSeconds, None),
    ("check", Check, False),
    ("dry_run", DryRun, False),
    ("rejects", Rejects, None),
    ("quiet", Quiet, None),
    ("max_page_mb", MaxPage, None),
    ("variant", Variant, None),
    ("effort", Effort, None),
    ("template", Template, None),
    ("lexicon", Lexicon, None),
    ("reference", Reference, None),
    ("rules", RulesFile, None),
    ("without", Without, None),
    ("redact", Redact, None),
    ("format", Form, None),
    ("corrections", Corrections, None),
    ("report", Report, None),
)
ROWS: tuple[_Option, ...] = (
    ("rows", Rows, None),
    ("edits", Edits, None),
    ("chunk_length", ChunkLength, None),
)
ONLY: tuple[_Option, ...] = (("only", Only, None),)
TARGET: tuple[_Option, ...] = (("to", Target, "hans"),)


def command(
    name: str,
    told: str,
    options: Iterable[_Option],
    run: Callable[[str, typer.Context, list[str] | None, dict[str, Any]], None],
) -> Callable[..., None]:
    """A function with ``options`` as its parameters, which Typer reads, that calls ``run``.

    ``run`` gets the name of the command, the context, the inputs, and the options by name.
    """

    def made(**given: Any) -> None:
        run(name, given.pop("ctx"), given.pop("inputs"), given)

    listed = (("ctx", typer.Context, inspect.Parameter.empty), ("inputs", Inputs, None), *options)
    made.__name__ = name
    made.__doc__ = told
    made.__annotations__ = {option: kind for option, kind, _ in listed}
    made.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                option, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind
            )
            for option, kind, default in listed
        ]
    )
    return made
