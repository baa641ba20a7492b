/** What an account that was deleted is called, wherever it is still an author; nobody can sign up as this. */
export const DELETED_USERNAME = "Deleted user";
