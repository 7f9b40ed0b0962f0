//! SQLite's own way to the disk, with a list kept of what goes by.
#![allow(unsafe_code, reason = "the way to the disk is an interface of C")]

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    mem::size_of,
    path::Path,
    ptr, slice,
    sync::{
        Mutex, Once,
        atomic::{AtomicPtr, Ordering},
    },
};

use rusqlite::ffi;

use super::Op;

/// The way that goes on to the disk.
static REAL: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());

/// The folder that is watched, and what was done in it.
static LOG: Mutex<(String, Vec<Op>)> = Mutex::new((String::new(), Vec::new()));

/// Records what `work` does to the files of `folder`.
pub(crate) fn record(folder: &Path, work: impl FnOnce()) -> Vec<Op> {
    static ONCE: Once = Once::new();
    ONCE.call_once(register);
    *LOG.lock().unwrap() = (folder.to_str().unwrap().to_owned(), Vec::new());
    work();
    std::mem::take(&mut *LOG.lock().unwrap()).1
}

/// Notes that the program said this was saved.
pub(crate) fn said(number: u64) {
    LOG.lock().unwrap().1.push(Op::Said(number));
}

fn note(path: &str, op: impl FnOnce(String) -> Op) {
    let mut log = LOG.lock().unwrap();
    if !log.0.is_empty() && path.starts_with(&log.0) {
        let name = path.rsplit('/').next().unwrap().to_owned();
        log.1.push(op(name));
    }
}

/// A file of ours, with the real one right behind it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    path: *mut String,
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    unsafe { file.cast::<u8>().add(size_of::<File>()).cast() }
}

unsafe fn methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    unsafe { &*(*real(file)).pMethods }
}

unsafe fn path<'a>(file: *mut ffi::sqlite3_file) -> &'a str {
    unsafe { &*(*file.cast::<File>()).path }
}

fn register() {
    // SQLite must have begun before its way to the disk is known.
    drop(rusqlite::Connection::open_in_memory().unwrap());
    unsafe {
        let real = ffi::sqlite3_vfs_find(ptr::null());
        REAL.store(real, Ordering::SeqCst);
        let mut own = *real;
        own.zName = c"recording".as_ptr();
        own.szOsFile += c_int::try_from(size_of::<File>()).unwrap();
        own.xOpen = Some(open);
        own.xDelete = Some(delete);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(own)), 1), ffi::SQLITE_OK);
    }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let own = REAL.load(Ordering::SeqCst);
        let path = if name.is_null() { String::new() } else { CStr::from_ptr(name).to_string_lossy().into_owned() };
        let made = !Path::new(&path).exists();
        let code = (*own).xOpen.unwrap()(own, name, real(file), flags, out);
        (*file).pMethods = if (*real(file)).pMethods.is_null() { ptr::null() } else { &METHODS };
        if code == ffi::SQLITE_OK && made {
            note(&path, Op::Make);
        }
        (*file.cast::<File>()).path = Box::into_raw(Box::new(path));
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, lasts: c_int) -> c_int {
    unsafe {
        let own = REAL.load(Ordering::SeqCst);
        let code = (*own).xDelete.unwrap()(own, name, lasts);
        if code == ffi::SQLITE_OK {
            note(&CStr::from_ptr(name).to_string_lossy(), |name| Op::Delete(name, lasts != 0));
        }
        code
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe {
        let code = methods(file).xClose.unwrap()(real(file));
        drop(Box::from_raw((*file.cast::<File>()).path));
        code
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, count: c_int, at: i64) -> c_int {
    unsafe {
        let bytes = slice::from_raw_parts(from.cast::<u8>(), usize::try_from(count).unwrap()).to_vec();
        note(path(file), |name| Op::Write(name, usize::try_from(at).unwrap(), bytes));
        methods(file).xWrite.unwrap()(real(file), from, count, at)
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    unsafe {
        note(path(file), |name| Op::Cut(name, usize::try_from(size).unwrap()));
        methods(file).xTruncate.unwrap()(real(file), size)
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    unsafe {
        let code = methods(file).xSync.unwrap()(real(file), flags);
        if code == ffi::SQLITE_OK {
            note(path(file), Op::Last);
        }
        code
    }
}

/// Functions that only go on to the real file.
macro_rules! onward {
    ($($name:ident => $real:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($argument: $kind),*) -> $answer {
            unsafe { methods(file).$real.unwrap()(real(file), $($argument),*) }
        }
    )*};
}

onward! {
    read => xRead(to: *mut c_void, count: c_int, at: i64) -> c_int;
    size => xFileSize(out: *mut i64) -> c_int;
    lock => xLock(how: c_int) -> c_int;
    unlock => xUnlock(how: c_int) -> c_int;
    reserved => xCheckReservedLock(out: *mut c_int) -> c_int;
    control => xFileControl(what: c_int, with: *mut c_void) -> c_int;
    sector => xSectorSize() -> c_int;
    device => xDeviceCharacteristics() -> c_int;
    shm_map => xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock => xShmLock(offset: c_int, count: c_int, flags: c_int) -> c_int;
    shm_barrier => xShmBarrier() -> ();
    shm_unmap => xShmUnmap(delete: c_int) -> c_int;
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(device),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
