// Talking to the server.

/** The server has answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.error?.message ?? `HTTP ${status}`);
    this.status = status;
    this.code = body?.error?.code ?? "";
    this.body = body;
  }

  /** Whether the same may go well a little later. */
  get isPassing() {
    return this.status === 429 || this.status >= 500;
  }

  get isSignedOut() {
    return this.code === "signInNeeded" || this.code === "staleToken";
  }
}

/** There was no answer at all. */
export class Unreachable extends Error {}

let token = document.querySelector('meta[name="csrf"]')?.content ?? "";

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", redirect: "error", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable(error.message);
  }
  const isJSON = (response.headers.get("content-type") ?? "").startsWith("application/json");
  let body = null;
  try {
    if (isJSON) body = await response.json();
  } catch (error) {
    throw new Unreachable(error.message);
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

export function get(path, parameters = null, signal = undefined) {
  const query = parameters ? `?${parameters}` : "";
  return ask(path + query, { headers: { accept: "application/json" }, signal });
}

export function post(path, value, options = {}) {
  return ask(path, {
    method: "POST",
    headers: {
      accept: "application/json", "content-type": "application/json", "x-csrf-token": token,
    },
    body: JSON.stringify(value),
    ...options,
  });
}

/** Sends a file as it is, telling how much has gone. */
export function upload(path, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("x-csrf-token", token);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Unreachable("upload"));
    request.onload = () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = null;
      }
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(new Refused(request.status, body));
    };
    request.send(file);
  });
}

/** Takes the token of a new session, after somebody has signed in again in another window. */
export async function refreshToken() {
  const session = await get("/api/session");
  if (session?.csrf) token = session.csrf;
}
