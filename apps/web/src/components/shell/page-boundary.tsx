"use client";

import { Component, type ReactNode } from "react";
import { ErrorScreen } from "../error-screen.tsx";

interface PageBoundaryProps {
  children: ReactNode;
}

/** Keeps what goes wrong in a page from its frame, as the server's pages have it from the router. */
export class PageBoundary extends Component<PageBoundaryProps, { failure: { error: unknown } | null }> {
  override state: { failure: { error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return <ErrorScreen error={failure.error} retry={() => this.setState({ failure: null })} />;
  }
}
