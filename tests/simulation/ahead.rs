//! What the world knows of the page that is fetched ahead, by its own books.

use tape_job_links::protocol::{Page, PageRequest, Verdict};
use tape_job_links::session::{Event, HostState, STILL_GOOD, Session, WorkId};

/// The one guess, and what it was made by.
struct Guess {
    id: WorkId,
    request: PageRequest,
    /// The page that was on screen.
    serial: u64,
    tokens: u64,
    came: Option<(u64, Page)>,
    /// Whether it may no longer be used.
    is_over: bool,
}

/// Everything about guesses.
#[derive(Default)]
pub struct Guesses {
    pub wanted: bool,
    intent: bool,
    tokens: u64,
    /// Whether a request failed since one went well.
    unwell: bool,
    last: Option<Guess>,
    /// Guesses that were shown at once, and that were waited for.
    pub used: [u64; 2],
}

impl Guesses {
    /// Takes in what is about to happen.
    pub fn before(&mut self, event: &Event) {
        match event {
            Event::Intent(intent) => self.intent = *intent,
            Event::Token(_) | Event::Provided(..) => self.tokens += 1,
            Event::Configured(wish) => {
                self.wanted = wish.prefetch;
                if !self.wanted {
                    self.give_up();
                }
            }
            Event::Answered(_, Verdict::Page(_)) => self.unwell = false,
            Event::Answered(..) | Event::Unanswered(..) => self.unwell = true,
            _ => {}
        }
    }

    /// Whether a request that is sent just now is a guess: nobody waits for it, nor is it a refresh.
    pub fn is_one(session: &Session, request: &PageRequest) -> bool {
        let is_shown = session.shown().is_some_and(|shown| {
            shown.page.offset == request.offset && shown.limit == request.limit
        });
        session.state() != HostState::Loading && !is_shown
    }

    /// One is sent.
    pub fn send(&mut self, session: &Session, id: WorkId, request: &PageRequest, visible: bool) {
        assert!(visible, "a guess while hidden");
        assert!(self.wanted && self.intent, "a guess that nobody wants");
        assert!(!self.unwell, "a guess to a server that is not well");
        assert_eq!(session.state(), HostState::Ready, "a guess after a failure");
        let serial = session.shown().map_or(0, |shown| shown.serial);
        assert!(self.last.as_ref().is_none_or(|last| last.serial != serial), "two guesses");
        let (_, pager) = session.screen().pager.unwrap();
        assert_eq!(pager.next, Some(request.offset), "a guess at another page");
        let (request, tokens) = (request.clone(), self.tokens);
        self.last = Some(Guess { id, request, serial, tokens, came: None, is_over: false });
    }

    /// Whether this is the end of the guess, which nobody waits for.
    pub fn is_its_end(&self, session: &Session, event: &Event) -> bool {
        let id = match event {
            Event::Answered(id, _) | Event::Unanswered(id, _) | Event::Woke(id) => *id,
            _ => return false,
        };
        self.last.as_ref().is_some_and(|last| last.id == id)
            && session.state() != HostState::Loading
    }

    /// It has ended, so; of what was seen before, nothing may have changed.
    pub fn end(&mut self, now: u64, event: Event) {
        let Some(last) = &mut self.last else { return };
        match event {
            Event::Answered(_, Verdict::Page(page)) => last.came = Some((now, page)),
            _ => last.is_over = true,
        }
    }

    /// Something else was sent, or it was called off.
    pub fn give_up(&mut self) {
        if let Some(last) = &mut self.last {
            last.is_over = true;
        }
    }

    /// Next was pressed and led on, though nothing was sent for it.
    pub fn check_use(&mut self, session: &Session, now: u64, serial: Option<u64>) {
        let last = self.last.as_mut().expect("a page out of nowhere");
        assert!(!last.is_over && self.wanted, "a guess that was given up");
        assert_eq!(Some(last.serial), serial, "a guess from another page");
        assert_eq!(last.tokens, self.tokens, "a guess with another token");
        assert_eq!(Some(&last.request.target), session.target(), "a guess of another list");
        assert_eq!(last.request.limit, session.limit(), "a guess of another size");
        assert_eq!(last.request.offset, session.offset(), "a guess at another page");
        last.is_over = true;
        if session.state() == HostState::Loading {
            assert_eq!(last.came, None, "waiting for what is there");
            self.used[1] += 1;
        } else {
            let (came, page) = last.came.take().expect("a page that never came");
            assert!(now - came <= STILL_GOOD, "too old");
            assert_eq!(session.shown().map(|it| (&it.page, it.at)), Some((&page, came)));
            self.used[0] += 1;
        }
    }
}
