// A skeleton that is gone at once is laid out and painted for nothing: where an answer is on its way,
// it is given this many milliseconds to come first.
const MOMENT = 50;

// Where `it` is so, shows `place` in place of what is in `frame` for that long, or until what it returns
// is called. What speaks stays: regions that come with their words in them are not read out.
export function holdBack(it, frame, place, timer, done) {
  const show = () => {
    if (frame.dataset.held === undefined) return;
    timer.clear();
    place.remove();
    delete frame.dataset.held;
    done();
  };
  if (!it) {
    done();
    return show;
  }
  frame.dataset.held = "";
  frame.before(place);
  timer.set(show, MOMENT);
  return show;
}
