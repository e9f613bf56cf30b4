// A skeleton that is gone at once is laid out and painted for nothing: where an answer is on its way,
// it is given this many milliseconds to come first.
const MOMENT = 50;

// Shows `place` in place of `frame` for that long, or until what it returns is called.
export function holdBack(frame, place, timer, done) {
  const show = () => {
    if (!frame.hidden) return;
    timer.clear();
    place.remove();
    frame.hidden = false;
    done();
  };
  frame.hidden = true;
  frame.before(place);
  timer.set(show, MOMENT);
  return show;
}
