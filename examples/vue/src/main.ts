import "tape-job-links";
import "tape-job-links/vue";
import "./app.css";
import { createApp } from "vue";
import App from "./App.vue";

createApp(App).mount("#app");
