"""Zip packages (PPTX, DOCX, XLSX) with the same bytes at every run."""
import io
import re
import zipfile

STAMP = (2026, 11, 2, 9, 0, 0)
ISO = "2026-11-02T00:00:00Z"


def rewrite(blob, changes=None, extra=None, drop=()):
    """The package with its parts in order, fixed dates, and `changes` (part name: function on its bytes) applied."""
    source = zipfile.ZipFile(io.BytesIO(blob))
    parts = {name: source.read(name) for name in source.namelist() if name not in drop}
    parts.update(extra or {})
    for name, change in (changes or {}).items():
        parts[name] = change(parts[name])
    order = sorted(parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels/"), name))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in order:
            data = parts[name]
            if name.endswith(".xlsx"):
                data = rewrite(data)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + ISO.encode(), data)
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(info, data, compresslevel=9)
    return out.getvalue()


def properties(core, title, subject="みなと野市（架空の市）の見本資料"):
    """The same plain document properties for every package; offices, never persons."""
    import datetime

    core.title, core.subject, office = title, subject, "みなと野市危機管理局"
    core.author = core.creator = core.last_modified_by = core.lastModifiedBy = office
    core.keywords = core.comments = core.category = ""
    core.revision, core.language = 1, "ja-JP"
    core.created = core.modified = datetime.datetime(2026, 11, 2)
