// Lights the other side of a claim under the pointer, and brings its card into view.
// The page reads the same without it.
"use strict";
(() => {
  const lit = [];
  const light = (id) => {
    while (lit.length) lit.pop().classList.remove("lit");
    if (!id) return;
    for (const e of document.querySelectorAll("[data-claim]")) {
      if (e.dataset.claim === id) { e.classList.add("lit"); lit.push(e); }
    }
  };
  const claimAt = (e) => e.target.closest && e.target.closest("[data-claim]");
  document.addEventListener("pointerover", (e) => {
    const at = claimAt(e);
    light(at && at.dataset.claim);
  });
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = id && document.getElementById("card-" + id);
    if (card) {
      for (const c of document.querySelectorAll(".claim.chosen-card")) c.classList.remove("chosen-card");
      card.classList.add("chosen-card");
      const list = card.closest(".claims");
      if (list && list.scrollHeight > list.clientHeight) list.scrollTop = card.offsetTop - list.offsetTop - 40;
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
