internal import CAssets

/// The files that are compiled into the program.
package enum Assets {
    /// The bytes of a file by its path below the assets' folder, such as "Sample/brand.md"; nil when there is none.
    package static func bytes(_ name: String) -> [UInt8]? {
        guard let file = cassets_find(name)?.pointee else { return nil }
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }

    /// A UTF-8 file as text; nil when there is none.
    package static func text(_ name: String) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }
}
