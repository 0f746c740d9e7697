// What the pages of the desk and the desk say to each other.

export const told = document.body.dataset;
const line = document.getElementById("said");

// Says one thing at the foot of the page; a screen reader speaks it.
// What was said covers what stands below it, so it goes when it was read.
const READING = 12000;
let said = 0;

export const say = (text) => {
  line.textContent = text;
  clearTimeout(said);
  if (text) said = setTimeout(() => (line.textContent = ""), READING);
};

// Asks the desk for something. Gives what it answered, with the number of its kind as `status`; 0 where it does not answer.
export const ask = async (name, values, signal) => {
  try {
    const response = await fetch(name, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Duizhao-Token": told.token },
      body: JSON.stringify(values),
      signal,
    });
    const isJson = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
    return { ...(isJson ? await response.json() : { said: told.lost }), status: response.status };
  } catch (fault) {
    if (fault.name === "AbortError") return { status: -1 };
    say(told.lost);
    return { status: 0, said: told.lost };
  }
};
