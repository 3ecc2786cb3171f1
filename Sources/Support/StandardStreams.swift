internal import Glibc

/// What commands print; unbuffered, so that nothing is lost on a crash and order holds between streams.
package enum StandardOutput {
    /// Whether somebody reads it on a terminal.
    package static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes the text as it is; gives up quietly when nobody reads any more.
    package static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes the bytes.
    package static func write(_ bytes: [UInt8]) { writeAll(bytes, to: STDOUT_FILENO) }
}

/// What commands print about themselves.
package enum StandardError {
    /// Whether somebody reads it on a terminal.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes the text as it is.
    package static func write(_ text: String) { writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// One write where possible, so that lines of several threads do not mix.
private func writeAll(_ bytes: [UInt8], to file: Int32) {
    var done = 0
    while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if count > 0 { done += count } else if errno != EINTR { return }
    }
}
