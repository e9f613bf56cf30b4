import { Component, signal } from "@angular/core";
import type { AuthRequiredDetail, ErrorDetail, OpenDetail, TokenProvider } from "tape-job-links";
import { fetchToken, servers } from "./portal";
import { job, jobAddress } from "./route";
import { TapeJobLinks } from "./tape-job-links";

@Component({
  selector: "app-root",
  imports: [TapeJobLinks],
  templateUrl: "./app.html",
})
export class App {
  protected readonly servers = servers;
  protected readonly job = job;
  protected readonly server = signal(servers[0].uid);
  protected readonly notice = signal("");
  protected readonly problem = signal("");

  protected readonly tokenProvider: TokenProvider = async ({ reason, signal }) => {
    const token = await fetchToken(signal);
    if (reason === "expired") this.notice.set("The token had expired and was renewed.");
    return token;
  };

  protected choose(uid: string): void {
    this.server.set(uid);
    this.notice.set("");
    this.problem.set("");
  }

  protected open({ detail }: CustomEvent<OpenDetail>): void {
    location.assign(jobAddress(detail.uid));
  }

  protected failed({ detail }: CustomEvent<ErrorDetail>): void {
    this.problem.set(`Support code: ${detail.phase}/${detail.code}`);
  }

  protected signedOut({ detail }: CustomEvent<AuthRequiredDetail>): void {
    this.problem.set(`Please sign in again (${detail.reason}).`);
  }
}
