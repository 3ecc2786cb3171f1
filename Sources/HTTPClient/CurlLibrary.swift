internal import CCurl
import Glibc

/// The process-wide start of libcurl.
enum CurlLibrary {
    private static let started: Void = {
        // libidn2 reads host names in the locale's character set; in the "C" locale every IDN host fails.
        setlocale(LC_CTYPE, "C.UTF-8")
        curl_global_init(CCURL_GLOBAL_DEFAULT)
    }()

    /// Starts the library once, from whatever thread comes first.
    static func start() { _ = started }
}
