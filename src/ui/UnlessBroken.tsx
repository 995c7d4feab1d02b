import { Component, type ReactNode } from 'react'

interface Props {
  /** What stands in its place when it can't be drawn, or its code can't be loaded. */
  instead: ReactNode
  children: ReactNode
}

/** Keeps a broken part from taking the page with it. */
export class UnlessBroken extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}
