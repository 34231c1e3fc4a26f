// Keeps the session while somebody types, and warns before it ends.
(() => {
  const own = document.currentScript.dataset;
  const idle = Number(own.idle) * 1000, early = Math.min(120000, idle / 2), often = 60000;
  let done = Date.now(), warning = null;

  const stay = () => {
    done = Date.now();
    fetch(own.awake, { credentials: "same-origin", cache: "no-store", redirect: "error" })
      .then(() => { warning?.remove(); warning = null; })
      .catch(() => {}); // signed out elsewhere, or no network: the page says so when it is sent
  };
  const warn = () => {
    warning = document.createElement("div");
    warning.className = "d-idle";
    warning.setAttribute("role", "alert");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = own.stay;
    button.addEventListener("click", stay);
    warning.append(own.warning, " ", button);
    document.body.append(warning);
  };

  document.addEventListener("input", () => { if (Date.now() - done > often || warning) stay(); });
  setInterval(() => { if (!warning && Date.now() - done > idle - early) warn(); }, 10000);
})();
