import { createRoot } from "react-dom/client";
import "./styles/piazza.scss";

const root = document.getElementById("app");
if (root) createRoot(root).render(<p>Piazza</p>);
