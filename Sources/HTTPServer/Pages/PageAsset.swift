/// A file that a page needs; it comes with the program.
package struct PageAsset: Sendable, Equatable {
    /// Media type.
    package let type: String
    package let text: String

    package init(type: String, text: String) {
        self.type = type
        self.text = text
    }

    /// The file as an answer.
    package var response: ServerResponse { .bytes([UInt8](text.utf8), type: type) }
}

extension ServerResponse {
    /// The answer as a browser may show it: nothing from elsewhere, nothing inline, in no frame, kept nowhere.
    package func guarded() -> ServerResponse {
        let guarding = [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return guarding.reduce(self) { $0.with($1.0, $1.1) }
    }
}
