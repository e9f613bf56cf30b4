import { LitElement, html } from "lit";
import { pages, range } from "./api.js";

class JobLinks extends LitElement {
  static properties = { page: { state: true }, problem: { state: true } };

  #go = pages((page, problem) => Object.assign(this, { page, problem }));

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#go(0);
  }

  render() {
    const { page, problem } = this;
    return html`
      <nav>
        <button name="previous" type="button" @click=${() => this.#go(-1)}>Previous</button>
        <span class="range">${page ? range(page) : ""}</span>
        <button name="next" type="button" @click=${() => this.#go(1)}>Next</button>
      </nav>
      <p role="alert">${problem}</p>
      <table>
        <caption>Tape job links</caption>
        <thead>
          <tr><th scope="col">Tape job</th><th scope="col">Linked job</th></tr>
        </thead>
        <tbody>
          ${page?.rows.map(
            ({ jobUid, linkedJobUid }) =>
              html`<tr><th scope="row">${jobUid}</th><td>${linkedJobUid}</td></tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

customElements.define("job-links", JobLinks);
document.querySelector("main").append(document.createElement("job-links"));
