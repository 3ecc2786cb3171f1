internal import CSQLite

extension String {
    /// Whether LIKE takes it for a pattern: "%" stands for any text, "_" for any character, and letters of ASCII have no case.
    package func isLike(_ pattern: String) -> Bool { sqlite3_strlike(pattern, self, 0) == 0 }
}
