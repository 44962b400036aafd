//! A bound on what one piece of work may take of the heap, for work that cannot be trusted to stop: templates that come with a
//! model, whose operators count only some of what they allocate. The work is done on another thread, kept for the next piece; where
//! it asks for more than it may have, that thread sleeps for good, with what it holds, and the caller goes on. (An allocator may
//! neither unwind nor return nothing without ending the process.)
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::mpsc::{channel, Sender};
use std::sync::{Arc, Condvar, Mutex};

struct Bounding;

#[global_allocator]
static ALLOCATOR: Bounding = Bounding;

thread_local! {
    /// What the thread may still take, in bytes; without a bound it has no watch.
    static LEFT: Cell<isize> = const { Cell::new(0) };
    static WATCH: Cell<*const dyn Watch> = const { Cell::new(std::ptr::null::<Outcome<()>>()) };
}

trait Watch {
    fn tell_outgrown(&self);
}

enum State<T> {
    Working,
    Done(T),
    Outgrown,
}

struct Outcome<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

impl<T> Outcome<T> {
    fn become_(&self, state: State<T>) {
        *self.state.lock().unwrap_or_else(|e| e.into_inner()) = state;
        self.changed.notify_one();
    }
}

impl<T> Watch for Outcome<T> {
    fn tell_outgrown(&self) {
        self.become_(State::Outgrown);
    }
}

fn take(bytes: isize) {
    // Threads that are ending have no locals any more, and nothing to bound.
    let _ = WATCH.try_with(|watch| {
        if watch.get().is_null() {
            return;
        }
        LEFT.with(|left| {
            left.set(left.get() - bytes);
            if left.get() < 0 {
                let told = watch.replace(std::ptr::null::<Outcome<()>>());
                unsafe { (*told).tell_outgrown() };
                loop {
                    std::thread::park();
                }
            }
        });
    });
}

unsafe impl GlobalAlloc for Bounding {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size() as isize);
        System.alloc(layout)
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(layout.size() as isize);
        System.alloc_zeroed(layout)
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(size as isize - layout.size() as isize);
        System.realloc(pointer, layout, size)
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        System.dealloc(pointer, layout);
        take(-(layout.size() as isize));
    }
}

type Job = (Arc<dyn Watch + Send + Sync>, Box<dyn FnOnce() + Send>);

/// A thread for bounded work, one piece after another, made when it is first needed.
pub struct Worker {
    stack: usize,
    most: usize,
    jobs: Mutex<Option<Sender<Job>>>,
}

impl Worker {
    /// With `stack` bytes of stack, and `most` bytes of heap for each piece.
    pub fn new(stack: usize, most: usize) -> Worker {
        Worker { stack, most, jobs: Mutex::new(None) }
    }

    fn start(&self) -> std::io::Result<Sender<Job>> {
        let (sender, receiver) = channel::<Job>();
        let most = self.most as isize;
        std::thread::Builder::new().stack_size(self.stack).spawn(move || {
            for (watch, work) in receiver {
                LEFT.set(most);
                WATCH.set(Arc::as_ptr(&watch) as *const dyn Watch);
                work();
                WATCH.set(std::ptr::null::<Outcome<()>>());
            }
        })?;
        Ok(sender)
    }

    /// None where the work wanted more heap than it may have. A panic of `work` goes on here.
    pub fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> std::io::Result<Option<T>> {
        type Answer<T> = std::thread::Result<T>;
        let outcome = Arc::new(Outcome::<Answer<T>> { state: Mutex::new(State::Working), changed: Condvar::new() });
        let told = outcome.clone();
        let job = Box::new(move || {
            let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            told.become_(State::Done(answer));
        });
        {
            let mut jobs = self.jobs.lock().unwrap_or_else(|e| e.into_inner());
            if jobs.is_none() {
                *jobs = Some(self.start()?);
            }
            let sent = jobs.as_ref().map(|sender| sender.send((outcome.clone(), job)));
            if !matches!(sent, Some(Ok(()))) {
                *jobs = None;
                return Err(std::io::Error::other("it has ended"));
            }
        }
        let mut state = outcome.state.lock().unwrap_or_else(|e| e.into_inner());
        loop {
            match std::mem::replace(&mut *state, State::Working) {
                State::Working => state = outcome.changed.wait(state).unwrap_or_else(|e| e.into_inner()),
                State::Outgrown => {
                    // It sleeps: the next piece gets another thread.
                    *self.jobs.lock().unwrap_or_else(|e| e.into_inner()) = None;
                    return Ok(None);
                }
                State::Done(answer) => {
                    drop(state);
                    return answer.map(Some).or_else(|panic| std::panic::resume_unwind(panic));
                }
            }
        }
    }
}
