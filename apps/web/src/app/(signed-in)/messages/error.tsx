"use client";

import { ErrorScreen } from "../../../components/error-screen.tsx";

export default ErrorScreen;
