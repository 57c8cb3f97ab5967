"""What runs when it is opened: by the end of its name, and by what its bytes are. As mail providers refuse it.

The names are those that Gmail and Outlook block: programs, scripts, shortcuts, installers, disk images, Office files
with macros. A plain page, without anything in it that runs, is none: shops send order confirmations as pages.
"""

import re
import unicodedata
from collections.abc import Callable

_WINDOW = 65_536  # bytes in which a file says what it is

# Programs, libraries, drivers, packages.
_PROGRAMS = """
exe com scr pif dll ocx cpl sys drv mui gadget msi msp mst msix msixbundle appx appxbundle appinstaller application
appref-ms xbap jar class jnlp apk aab dex ipa deb rpm dmg pkg mpkg app command run elf so workflow action xll wll vxd
ade adp mde mda mdz mdb accde accda accdr mad maf mag mam maq mar mas mat mau mav maw osd ops pcd prf prg pst shb shs
vsmacros vsw xnk hpj crt cer der fxp grp hlp its ksh csh plg
"""
_SCRIPTS = """
bat cmd btm js jse mjs jsx vb vbe vbs vbp vbscript ws wsc wsf wsh ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 psdm1 cdxml
pssc msh msh1 msh2 mshxml msh1xml msh2xml sct sh bash zsh fish csx py pyc pyo pyw pyz pyzw pl rb php phtml lua ahk au3
scpt scptd applescript tcl asp aspx cgi hta htc hxs kix
"""
# Shortcuts, settings and queries that lead elsewhere.
_SHORTCUTS = """
lnk url desktop webloc website scf reg inf ins isp job msc msu mcf library-ms search-ms searchconnector-ms
settingcontent-ms theme themepack deskthemepack diagcab diagcfg diagpkg printerexport rdp cnt chm chi chq chw iqy oqy
rqy dqy slk udl odc wim cab
"""
_DISK_IMAGES = "iso img vhd vhdx vmdk udf nrg mdf"
# Office files with macros, notebooks, whole pages in one file.
_OFFICE = "docm dotm xlsm xltm xlam xlsb xla xlw pptm potm ppam ppsm sldm ppa one onepkg onetoc2 grv mht mhtml"
ENDINGS = frozenset(f".{ending}" for ending in f"{_PROGRAMS} {_SCRIPTS} {_SHORTCUTS} {_DISK_IMAGES} {_OFFICE}".split())
MEDIA_TYPES = frozenset(
    {
        "application/x-msdownload", "application/x-msdos-program", "application/x-dosexec",
        "application/x-ms-installer",
        "application/x-msi", "application/hta", "application/javascript", "application/x-javascript", "text/javascript",
        "text/vbscript", "application/x-sh", "text/x-sh", "application/x-bat", "application/x-powershell",
        "application/java-archive", "application/x-java-archive", "application/x-ms-shortcut", "application/x-mswinurl",
        "application/vnd.ms-htmlhelp", "application/onenote", "application/x-iso9660-image",
        "application/x-apple-diskimage", "application/vnd.android.package-archive", "application/x-executable",
        "application/vnd.microsoft.portable-executable", "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    }
)  # fmt: skip

Sign = Callable[[bytes], bool]


def endings(name: str) -> frozenset[str]:
    """The endings that may decide what opens a file of this name, as Windows reads it.

    Windows drops trailing dots and blanks, and knows streams after a colon: of "x.pdf:evil.exe" both parts count. Marks
    that turn the direction of writing, and full-width characters, hide what the ending is.
    """
    shown = name.casefold()
    if not (shown.isascii() and shown.isprintable()):
        plain = unicodedata.normalize("NFKC", shown)
        shown = "".join(mark for mark in plain if unicodedata.category(mark) not in {"Cf", "Cc"})
    parts = (part.rstrip(" .").rpartition(".") for part in shown.split(":"))
    return frozenset(f".{ending.strip()}" for _, dot, ending in parts if dot)


def runs_by_name(name: str) -> bool:
    return not ENDINGS.isdisjoint(endings(name))


def runs_by_content(content: bytes) -> bool:
    return any(sign(content) for _, sign in SIGNS)


def _windows_program(content: bytes) -> bool:
    """MZ alone may begin a sentence: a program has zeros in its header."""
    return content.startswith((b"MZ", b"ZM")) and b"\0" in content[2:64]


def _begins(*marks: bytes) -> Sign:
    return lambda content: content.startswith(marks)


def _script(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").startswith((b"#!/", b"#! /"))


_SPOKEN = re.compile(
    rb"\A\s{0,200}(?:@echo\s+off\b|\[internetshortcut\]|\[shell\]\s{1,9}command=|windows registry editor version"
    rb"|regedit4\s|\[\{000214a0-|<librarydescription\b|<searchconnectordescription\b|<pcsettings>|<\?wsf\b|<job\b|<package>"
    rb"|on error resume next\b)"
    rb"|\b(?:createobject\s{0,9}\(|wscript\.(?:shell|createobject)|new\s{1,9}activexobject\s{0,9}\(|shell\.application\b|invoke-expression\b"
    rb"|\.downloadstring\s{0,9}\(|powershell(?:\.exe)?\s{1,9}-(?:e|enc|encodedcommand|nop|w)\b)",
    re.IGNORECASE,
)
_LETTER_LIKE = (b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")


def _spoken(content: bytes) -> bool:
    """A script by its words: batch, Visual Basic, JScript, PowerShell, registry files, shortcuts that are text."""
    if content.startswith(_LETTER_LIKE):
        return False
    head = content[:_WINDOW]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return bool(_SPOKEN.search(head.removeprefix(b"\xef\xbb\xbf")))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_INSTALLERS = tuple(
    bytes([kind, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]) for kind in (0x84, 0x86, 0x82)
)


def _ole(content: bytes) -> bool:
    """An old Office file with macros, or an installer (their kind stands in the root of the same container)."""
    return content.startswith(_OLE) and (_VBA in content or any(mark in content for mark in _INSTALLERS))


def _disk_image(content: bytes) -> bool:
    """ISO 9660 and UDF, Microsoft's and Apple's images; the last two say it at their end."""
    return (
        content[32_769:32_774] in {b"CD001", b"BEA01"}
        or content.startswith((b"conectix", b"vhdxfile", b"KDMV"))
        or content[-512:-504] == b"conectix"
        or content[-512:-508] == b"koly"
    )


_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,500}(?:<\?xml[^<>]{0,300}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?"
    rb"<(?:!doctype\s+(?:html|svg)|html|head|body|svg|script|meta|hta:)\b",
    re.IGNORECASE | re.DOTALL,
)
_RUNS_IN_PAGE = re.compile(
    rb"<(?:script|iframe|frame|object|embed|applet|form|base|portal|hta:application|foreignobject)\b"
    rb"|<meta[^<>]{0,200}http-equiv\s{0,9}=\s{0,9}[\"']?\s{0,9}refresh|[\s\"'/]on[a-z]{3,30}\s{0,9}=|(?:java|vb)script:"
    rb"|data:text/html",
    re.IGNORECASE,
)


def is_page(content: bytes) -> bool:
    """Whether a browser would show it as a page or a drawing, whatever its name."""
    return bool(_PAGE.match(content[:_WINDOW]))


def _active_page(content: bytes) -> bool:
    return (is_page(content) or b"<hta:application" in content[:_WINDOW].lower()) and page_runs(content)


def page_runs(content: bytes) -> bool:
    return bool(_RUNS_IN_PAGE.search(content))


# What runs when it is opened, whatever its name says.
SIGNS: tuple[tuple[str, Sign], ...] = (
    # .exe, .scr, .dll, .com: also renamed to .pdf, which is the usual disguise.
    ("Windows program", _windows_program),
    ("Unix program", _begins(b"\x7fELF")),
    # Mach-O of either word size and byte order; the last one is the universal binary (and the Java class).
    (
        "Mac program",
        _begins(
            b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"
        ),
    ),
    # A first line that names its interpreter.
    ("script with an interpreter", _script),
    ("script by its words", _spoken),
    # A Windows shell link names the program that it starts (MS-SHLLINK 2.1).
    ("shortcut", _begins(b"\x4c\0\0\0\x01\x14\x02\0")),
    ("compiled help", _begins(b"ITSF")),
    ("cabinet", _begins(b"MSCF")),
    ("notebook", _begins(b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3")),
    ("Office macro or installer", _ole),
    ("disk image", _disk_image),
    # A page that Windows runs with the rights of its reader, or that a browser runs.
    ("page that runs", _active_page),
)
