"""What kind of place a path is: this computer's disk, a stick, a share, a folder that a cloud service copies.

Asked of the system, never tried out: on a share every look costs a way through the network. Where nothing is known, a
place counts as a disk; a file system that a program of its own provides (FUSE) counts as a share, because what such
programs make of locks and shared memory is anybody's guess.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from councildesk.domain.place import Place, PlaceKind

_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/class/block")

_SHARES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "lustre", "davfs", "coda"),
        *("vboxsf", "prl_fs", "virtiofs", "drvfs", "afpfs", "webdav", "ftp"),
    }
)
_LOCAL_FUSE = frozenset(
    {
        *("fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.ext2", "fuse.gocryptfs", "fuse.encfs"),
        *("fuse.cryfs", "fuse.mergerfs", "fuse.bindfs", "fuse.fuse-overlayfs", "fuse.lxcfs"),
    }
)
_PLUGGED_IN = ("/media/", "/run/media/")

CLOUD_MARKS: Mapping[str, tuple[str, ...]] = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Nextcloud": (".nextcloudsync.log",),
    "ownCloud": (".owncloudsync.log",),
    "Syncthing": (".stfolder",),
    "Yandex.Disk": (".sync/core.log", ".yandex.disk"),
    "Resilio Sync": (".sync/ID",),
    "Seafile": (".seafile-data",),
}
"""What lies in the uppermost folder that a service copies."""

CLOUD_NAMES: Mapping[str, str] = {
    r"OneDrive( - .+)?": "OneDrive",
    r"Dropbox( \(.+\))?": "Dropbox",
    r"(Google Drive|GoogleDrive|My Drive)": "Google Drive",
    r"(iCloudDrive|iCloud Drive)": "iCloud Drive",
    r"Nextcloud": "Nextcloud",
    r"ownCloud": "ownCloud",
    r"Yandex\.?Disk": "Yandex.Disk",
    r"(Cloud Mail\.Ru|Облако Mail\.Ru)": "Mail.ru Cloud",
    r"pCloud ?Drive": "pCloud",
    r"Box( Sync)?": "Box",
}
"""Folders of these names directly under a person's home are what the services set up there."""

_MAC_NAMES: Mapping[str, str] = {"OneDrive": "OneDrive", "Dropbox": "Dropbox", "GoogleDrive": "Google Drive"}
"""How folders under ~/Library/CloudStorage begin."""


def of(path: Path, home: Path | None = None, environment: Mapping[str, str] = os.environ) -> Place:
    """The kind of place in which this file lies, or will lie. Takes less than a millisecond on a disk."""
    real = Path(os.path.realpath(path))
    kind = _kind(real)
    if kind is PlaceKind.SHARE:
        return Place(kind)
    service = cloud_service(real, home or Path.home(), environment)
    return Place(PlaceKind.CLOUD, service) if service else Place(kind)


def cloud_service(path: Path, home: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The service that copies the folder in which this file lies; empty for none."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):  # set on Windows for each who uses it
        root = environment.get(name)
        if root and path.is_relative_to(root):
            return "OneDrive"
    if path.is_relative_to(home) and (service := _by_name(path.relative_to(home))):
        return service
    for folder in path.parents:
        for service, marks in CLOUD_MARKS.items():
            if any((folder / mark).exists() for mark in marks):
                return service
        if _has_sync_database(folder):
            return "Nextcloud"
        if folder == home:
            break
    return ""


def kind_by_mounts(path: str, mounts: str) -> PlaceKind:
    """The kind of the file system that holds this absolute path, by what `/proc/self/mountinfo` says."""
    mount, system, device = _mount_of(path, mounts)
    if system in _SHARES or (system.startswith("fuse") and system not in _LOCAL_FUSE):
        return PlaceKind.SHARE
    if mount.startswith(_PLUGGED_IN) or _is_removable(device):
        return PlaceKind.REMOVABLE
    return PlaceKind.DISK


def names_a_server(path: str) -> bool:
    r"""Whether a path of Windows names another computer: `\\server\share`, but not `\\?\C:\` or `\\.\C:\`."""
    drive = PureWindowsPath(path).drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return True
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def _kind(path: Path) -> PlaceKind:
    if sys.platform == "win32":
        return _kind_on_windows(path)
    if sys.platform == "darwin":
        return _kind_on_macos(path)
    try:
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return PlaceKind.DISK
    return kind_by_mounts(str(path), mounts)


def _kind_on_windows(path: Path) -> PlaceKind:
    if names_a_server(str(path)):
        return PlaceKind.SHARE
    removable, remote = 2, 4
    kind = ctypes.CDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(f"{path.drive}\\"))
    return {removable: PlaceKind.REMOVABLE, remote: PlaceKind.SHARE}.get(kind, PlaceKind.DISK)


def _kind_on_macos(path: Path) -> PlaceKind:
    # sys/mount.h: struct statfs with 64-bit inodes; f_flags stands at 64. MNT_LOCAL, MNT_REMOVABLE.
    library, status = ctypes.CDLL(None), ctypes.create_string_buffer(4096)
    ask = library["statfs$INODE64" if platform.machine() == "x86_64" else "statfs"]
    folder = next((folder for folder in (path, *path.parents) if folder.exists()), path)
    if ask(os.fsencode(folder), status):
        return PlaceKind.DISK
    flags = int.from_bytes(status.raw[64:68], sys.byteorder)
    is_local, is_removable = bool(flags & 0x1000), bool(flags & 0x200)
    if not is_local:
        return PlaceKind.SHARE
    return PlaceKind.REMOVABLE if is_removable else PlaceKind.DISK


def _mount_of(path: str, mounts: str) -> tuple[str, str, str]:
    """Where the file system is mounted that holds this path, its type, and its device; the last mount on top wins."""
    found = ("/", "", "")
    for line in mounts.splitlines():
        # proc_pid_mountinfo(5): … root, mount point, options, any number of fields, "-", type, source, …
        before, _, after = line.partition(" - ")
        fields, told = before.split(" "), after.split(" ")
        if len(fields) < 5 or len(told) < 2:
            continue
        mount = _unescaped(fields[4])
        if _lies_in(path, mount) and len(mount) >= len(found[0]):
            found = (mount, told[0], _unescaped(told[1]))
    return found


def _lies_in(path: str, mount: str) -> bool:
    return mount == "/" or path == mount or path.startswith(f"{mount}/")


def _unescaped(text: str) -> str:
    r"""Blanks, tabs, line breaks and backslashes are written as `\040` and so on there."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _is_removable(device: str) -> bool:
    if not device.startswith("/dev/"):
        return False
    block = Path(os.path.realpath(_DEVICES / device.rpartition("/")[2]))
    for folder in (block, block.parent):  # the partition itself does not say; its disk does
        try:
            return (folder / "removable").read_text("ascii").strip() == "1"
        except OSError:
            continue
    return False


def _has_sync_database(folder: Path) -> bool:
    """Nextcloud and ownCloud keep `.sync_0123456789ab.db` in the uppermost folder of an account."""
    try:
        return any(one.name.startswith(".sync_") and one.name.endswith(".db") for one in folder.iterdir())
    except OSError:
        return False


def _by_name(below_home: Path) -> str:
    first, *others = below_home.parts
    if first == "Library" and others[:1] == ["Mobile Documents"]:
        return "iCloud Drive"
    if first == "Library" and others[:1] == ["CloudStorage"] and len(others) > 1:
        called = others[1].partition("-")[0]
        return _MAC_NAMES.get(called, called)
    if not others:
        return ""  # the file itself may be called as it likes
    return next((service for name, service in CLOUD_NAMES.items() if re.fullmatch(name, first)), "")
