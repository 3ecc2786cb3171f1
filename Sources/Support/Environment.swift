internal import Glibc

/// The variables the process was started with.
package enum Environment {
    /// The variable's value; nil when it is not set.
    package static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
