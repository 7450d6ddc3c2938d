"""What kind of place a path is, by what systems and cloud services say."""

from __future__ import annotations

from pathlib import Path

import pytest

from councildesk.domain.place import Place, PlaceKind
from councildesk.storage import place

MOUNTS = r"""
22 27 0:21 / /proc rw - proc proc rw
27 1 8:1 / / rw - ext4 /dev/no-such-device rw
40 27 0:40 / /srv/office rw,relatime shared:1 master:2 - nfs4 server:/office rw
41 27 0:41 / /mnt/\\server\040of\040ours rw - cifs //server/of rw
42 27 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
43 27 8:17 / /media/ada/STICK rw - vfat /dev/no-such-stick rw
44 27 8:33 / /mnt/windows rw - fuseblk /dev/no-such-disk rw
45 40 0:45 / /srv/office/local rw - ext4 /dev/no-such-device rw
46 27 0:46 / /persons/ada/Box rw - fuse.rclone box: rw
broken line
""".replace(r"\\server", r"\134server")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/persons/ada/a.council", PlaceKind.DISK),
        ("/srv/office/a.council", PlaceKind.SHARE),
        ("/srv/office", PlaceKind.SHARE),
        ("/srv/officers/a.council", PlaceKind.DISK),
        ("/srv/office/local/a.council", PlaceKind.DISK),
        ("/mnt/\\server of ours/a.council", PlaceKind.SHARE),
        ("/run/user/1000/gvfs/smb-share:server=a/a.council", PlaceKind.SHARE),
        ("/media/ada/STICK/a.council", PlaceKind.REMOVABLE),
        ("/mnt/windows/a.council", PlaceKind.DISK),
        ("/persons/ada/Box/a.council", PlaceKind.SHARE),
    ],
)
def test_linux_says_by_its_mounts_what_a_place_is(path: str, kind: PlaceKind) -> None:
    assert place.kind_by_mounts(path, MOUNTS) is kind


def test_where_nothing_is_known_a_place_is_a_disk() -> None:
    assert place.kind_by_mounts("/persons/ada/a.council", "") is PlaceKind.DISK


@pytest.mark.parametrize(
    ("path", "is_share"),
    [
        (r"\\server\office\a.council", True),
        (r"\\?\UNC\server\office\a.council", True),
        (r"\\wsl.localhost\Debian\home\a.council", True),
        ("//server/office/a.council", True),
        (r"C:\persons\ada\a.council", False),
        (r"\\?\C:\persons\ada\a.council", False),
    ],
)
def test_windows_names_another_computer_in_a_path(path: str, is_share: bool) -> None:
    assert place.names_a_server(path) is is_share


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ministry of Economy", "OneDrive"),
        ("Dropbox/council", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Yandex.Disk", "Yandex.Disk"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/CloudStorage/Tresorit-ada", "Tresorit"),
        ("Documents", ""),
        ("Documents/OneDrive", ""),
        ("", ""),
    ],
)
def test_folders_of_cloud_services_are_known_by_their_names_at_home(tmp_path: Path, folder: str, service: str) -> None:
    assert place.cloud_service(tmp_path / folder / "Box", tmp_path, {}) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".sync_0123456789ab.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".sync/ID", "Resilio Sync"),
    ],
)
def test_they_are_known_by_what_the_services_keep_in_them(tmp_path: Path, mark: str, service: str) -> None:
    root = tmp_path / "disk" / "our things"
    (root / mark).parent.mkdir(parents=True)
    (root / mark).touch()
    deep = root / "council" / "2026"
    deep.mkdir(parents=True)

    assert place.of(deep / "a.council", home=tmp_path / "home", environment={}) == Place(PlaceKind.CLOUD, service)
    assert place.cloud_service(root.parent / "a.council", tmp_path / "home", {}) == ""


def test_windows_says_where_onedrive_is(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Files")}

    assert place.cloud_service(tmp_path / "Files" / "a.council", Path("/persons/ada"), environment) == "OneDrive"
    assert place.cloud_service(tmp_path / "a.council", Path("/persons/ada"), environment) == ""


def test_only_where_memory_is_shared_a_log_is_kept() -> None:
    assert [kind for kind in PlaceKind if Place(kind).bears_log] == [PlaceKind.DISK, PlaceKind.REMOVABLE]
