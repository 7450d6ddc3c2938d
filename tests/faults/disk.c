/* Between a program and its disk: what is written and synced to files whose path begins with DISK_WATCHED goes into a
   journal (DISK_JOURNAL), and the call of the number DISK_FAILS_AT, or all from it on (DISK_STAYS=1), fails with
   DISK_ERROR. With DISK_CUTS_OFF=1 it is the place that goes at that call and is back at once: every file that was open
   then fails for good, as those of a share that was lost, and one that is opened later does not. A write of the program to the file DISK_WATCHED/said is its word that all before it is done.

   Record: kind, then as 64-bit numbers of the machine: file, offset, length; then as many bytes.
   Kinds: O open (bytes: path), W write, T truncate (offset: length), S sync, U unlink (bytes: path), A said. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 4096
static int64_t file_of[MOST]; /* by descriptor; 0: not watched, -1: the said file */
static int64_t opened, calls, cut_off; /* the last: files opened up to this one answer no more */
static int journal = -1;

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static void note(char kind, int64_t file, int64_t offset, int64_t length, const void *bytes) {
    int64_t head[3] = {file, offset, length};
    if (journal < 0) {
        const char *path = getenv("DISK_JOURNAL");
        if (!path) return;
        journal = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    static typeof(&write) real;
    if (!real) real = REAL(write);
    char buffer[1 + sizeof head];
    buffer[0] = kind;
    memcpy(buffer + 1, head, sizeof head);
    if (real(journal, buffer, sizeof buffer) < 0) abort();
    if (bytes && length && real(journal, bytes, length) < 0) abort();
}

static int fails(int64_t file) {
    const char *at = getenv("DISK_FAILS_AT");
    calls++;
    if (!at || atoll(at) == 0) return 0;
    if (getenv("DISK_CUTS_OFF")) {
        if (calls == atoll(at)) cut_off = opened;
        errno = atoi(getenv("DISK_ERROR"));
        return file <= cut_off;
    }
    int stays = getenv("DISK_STAYS") != NULL;
    if (calls != atoll(at) && !(stays && calls > atoll(at))) return 0;
    errno = atoi(getenv("DISK_ERROR"));
    return 1;
}

static void track(int fd, const char *path) {
    const char *watched = getenv("DISK_WATCHED");
    if (fd < 0 || fd >= MOST) return;
    file_of[fd] = 0;
    if (!watched || strncmp(path, watched, strlen(watched)) != 0) return;
    if (strcmp(path + strlen(watched), "/said") == 0) { file_of[fd] = -1; return; }
    file_of[fd] = ++opened;
    note('O', opened, 0, (int64_t)strlen(path), path);
}

static int64_t watched_file(int fd) { return fd >= 0 && fd < MOST ? file_of[fd] : 0; }

#define OPENING(name)                                                                       \
    int name(const char *path, int flags, ...) {                                            \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
        int fd = REAL(name)(path, flags, mode); track(fd, path); return fd; }
OPENING(open)
OPENING(open64)

ssize_t write(int fd, const void *bytes, size_t length) {
    static typeof(&write) real; if (!real) real = REAL(write);
    int64_t file = watched_file(fd);
    if (file < 0) { note('A', 0, 0, (int64_t)length, bytes); return (ssize_t)length; }
    if (file > 0 && fails(file)) return -1;
    off_t at = file > 0 ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = real(fd, bytes, length);
    if (file > 0 && done > 0) note('W', file, at, done, bytes);
    return done;
}

#define WRITING(name, offset_t)                                                 \
    ssize_t name(int fd, const void *bytes, size_t length, offset_t at) {       \
        int64_t file = watched_file(fd);                                        \
        if (file > 0 && fails(file)) return -1;                                     \
        ssize_t done = REAL(name)(fd, bytes, length, at);                       \
        if (file > 0 && done > 0) note('W', file, at, done, bytes);             \
        return done; }
WRITING(pwrite, off_t)
WRITING(pwrite64, off64_t)

#define CUTTING(name, offset_t)                                    \
    int name(int fd, offset_t length) {                            \
        int64_t file = watched_file(fd);                           \
        if (file > 0 && fails(file)) return -1;                        \
        int done = REAL(name)(fd, length);                         \
        if (file > 0 && done == 0) note('T', file, length, 0, NULL); \
        return done; }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define SYNCING(name)                                         \
    int name(int fd) {                                        \
        int64_t file = watched_file(fd);                      \
        if (file > 0 && fails(file)) return -1;                   \
        int done = REAL(name)(fd);                            \
        if (file > 0 && done == 0) note('S', file, 0, 0, NULL); \
        return done; }
SYNCING(fsync)
SYNCING(fdatasync)

int unlink(const char *path) {
    const char *watched = getenv("DISK_WATCHED");
    int done = REAL(unlink)(path);
    if (done == 0 && watched && strncmp(path, watched, strlen(watched)) == 0)
        note('U', 0, 0, (int64_t)strlen(path), path);
    return done;
}

int close(int fd) {
    static typeof(&close) real; if (!real) real = REAL(close);
    if (fd >= 0 && fd < MOST) file_of[fd] = 0;
    return real(fd);
}
