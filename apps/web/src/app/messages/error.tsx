export { default } from "../rooms/error.tsx";
