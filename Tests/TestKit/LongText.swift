// Programs that measure are built with the static libraries, among which there is no Testing.
#if canImport(Testing)
    import HTTPServer
    import Testing

    /// A text of very many characters as a test's argument, of which the log shows the beginning and the length only.
    package struct LongText: Sendable, CustomTestStringConvertible {
        /// All of it.
        package let text: String

        /// Wraps it.
        package init(_ text: String) { self.text = text }

        package var testDescription: String {
            let size = text.utf8.count
            return size <= 200 ? "\"\(text)\"" : "\"\(text.prefix(40))\"... (\(size) bytes)"
        }
    }

    /// Its status and its text, without the fields that no test of an answer names.
    extension ServerResponse: CustomTestStringConvertible {
        package var testDescription: String {
            guard case .bytes(let bytes) = body else { return "\(status)" }
            return "\(status) " + LongText(String(decoding: bytes, as: UTF8.self)).testDescription
        }
    }
#endif
