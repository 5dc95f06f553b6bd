"use strict";
// Comfort only: j and k step through the messages that are shown.
document.addEventListener("keydown", function (event) {
  var step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  var shown = Array.from(document.querySelectorAll(".message")).filter(function (one) {
    return one.offsetParent !== null;
  });
  var at = shown.indexOf(document.querySelector(".message:target"));
  var next = shown[at === -1 ? 0 : at + step];
  if (next) {
    location.replace("#" + next.id);
  }
});
