/** The person a server took the request for. */
export interface Me {
  user: string
  /** May do everything, whatever the grants say. */
  admin: boolean
}
