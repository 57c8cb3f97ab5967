"""The shelf in a folder: durable, private, and honest about damage."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.doors.shelf import FolderShelf


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


@pytest.fixture
def shelf(root: Path) -> FolderShelf:
    return FolderShelf(root)


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_blob_lies_under_the_first_two_digits_of_its_hash(shelf: FolderShelf, root: Path) -> None:
    name = shelf.put(b"facture")
    assert files(root) == [f"{name[:2]}/{name[2:]}"]


def test_only_the_owner_can_read_a_customer_s_document(shelf: FolderShelf, root: Path) -> None:
    name = shelf.put(b"facture")
    assert stat.S_IMODE((root / name[:2] / name[2:]).stat().st_mode) == 0o600
    assert stat.S_IMODE((root / name[:2]).stat().st_mode) == 0o700
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


def test_the_bytes_and_then_the_name_are_flushed_to_disk(
    shelf: FolderShelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    flush = os.fsync

    def watched(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(root.parent).as_posix())
        flush(handle)

    name = shelf.put(b"facture")
    monkeypatch.setattr(os, "fsync", watched)
    again = FolderShelf(root)
    (root / name[:2] / name[2:]).unlink()
    again.put(b"facture")
    assert len(flushed) == 2
    assert flushed[0].startswith("shelf/.incoming/")
    assert flushed[1] == f"shelf/{name[:2]}"


def test_a_sound_blob_is_not_written_again(shelf: FolderShelf, root: Path) -> None:
    name = shelf.put(b"facture")
    before = (root / name[:2] / name[2:]).stat().st_ino
    shelf.put(b"facture")
    assert (root / name[:2] / name[2:]).stat().st_ino == before


@pytest.mark.parametrize("damage", [b"", b"fact", b"facturE", b"facture and more"])
def test_a_damaged_blob_is_missing_until_it_is_put_again(shelf: FolderShelf, root: Path, damage: bytes) -> None:
    name = shelf.put(b"facture")
    (root / name[:2] / name[2:]).write_bytes(damage)
    with pytest.raises(BlobMissing, match="damaged"):
        shelf.get(name)
    assert shelf.put(b"facture") == name
    assert shelf.get(name) == b"facture"


def test_a_full_disk_leaves_the_shelf_as_it_was(
    shelf: FolderShelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(b"before")
    held = files(root)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ShelfUnreachable, match="No space left on device"):
            shelf.put(b"after")
    assert files(root) == held
    shelf.put(b"after")
    assert len(files(root)) == 2


def test_a_folder_that_disappears_is_no_missing_blob(shelf: FolderShelf, root: Path) -> None:
    name = shelf.put(b"facture")
    root.rename(root.with_name("unmounted"))
    for use in (
        lambda: shelf.get(name),
        lambda: shelf.put(b"other"),
        lambda: shelf.remove(name),
        shelf.names,
        shelf.check,
    ):
        with pytest.raises(ShelfUnreachable, match=str(root)):
            use()


def test_what_was_put_lately_is_not_removed_yet(shelf: FolderShelf, root: Path) -> None:
    """A message that is being handled has put its document, and has not written yet that it is needed."""
    name = shelf.put(b"facture")
    place = root / name[:2] / name[2:]
    assert not shelf.remove(name)
    assert shelf.get(name) == b"facture"
    two_days_ago = place.stat().st_mtime - 2 * 86_400
    os.utime(place, (two_days_ago, two_days_ago))
    shelf.put(b"facture")
    assert not shelf.remove(name)
    os.utime(place, (two_days_ago, two_days_ago))
    assert shelf.remove(name)
    assert shelf.names() == set()
    assert list((root / ".incoming").iterdir()) == []


@pytest.mark.parametrize("looks", ["get", "names"])
def test_what_a_killed_remover_moved_aside_is_put_back(shelf: FolderShelf, root: Path, looks: str) -> None:
    name = shelf.put(b"facture")
    shelf.check()
    (root / name[:2] / name[2:]).rename(root / ".incoming" / f"{name}.aside")
    if looks == "get":
        assert shelf.get(name) == b"facture"
    assert shelf.names() == {name}
    assert shelf.get(name) == b"facture"
    assert list((root / ".incoming").iterdir()) == []


def test_what_is_put_while_it_is_removed_is_there_afterwards(root: Path) -> None:
    shelves = [FolderShelf(root, resting_seconds=60) for _ in range(2)]
    place = root / (name := shelves[0].put(b"facture"))[:2] / name[2:]
    for _ in range(300):
        os.utime(place, (1, 1))
        remover = threading.Thread(target=shelves[0].remove, args=(name,))
        remover.start()
        shelves[1].put(b"facture")
        remover.join()
        assert shelves[1].get(name) == b"facture"


def test_a_place_that_cannot_be_a_folder_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ShelfUnreachable, match=r"Not a directory|File exists"):
        FolderShelf(tmp_path / "file" / "shelf")


def test_strange_files_are_not_named(shelf: FolderShelf, root: Path) -> None:
    name = shelf.put(b"facture")
    (root / "ab").mkdir(exist_ok=True)
    (root / "ab" / "notes.txt").write_text("")
    (root / "README").write_text("")
    (root / "zz").write_text("")
    assert shelf.names() == {name}


def test_checking_sweeps_out_what_a_killed_writer_left_long_ago(shelf: FolderShelf, root: Path) -> None:
    shelf.check()
    old, new = root / ".incoming" / "dead.part", root / ".incoming" / "alive.part"
    for half in (old, new):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert str(root) in str(shelf.check())
    assert files(root) == [".incoming/alive.part"]


def test_two_shelves_may_share_a_folder(shelf: FolderShelf, root: Path) -> None:
    other = FolderShelf(root)
    assert shelf.put(b"facture") == other.put(b"facture")
    assert other.get(shelf.put(b"devis")) == b"devis"
