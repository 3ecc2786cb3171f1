/// HTML from anybody, as a fragment that is safe to show.
package enum HTMLSanitizer {
    /// Keeps the elements and attributes of an allow-list, closes what is open, and drops everything that could run, load or hide.
    ///
    /// - Parameter resolve: makes an address of the document absolute; nil drops it. Whatever it answers, only
    ///   http, https and mailto addresses stay.
    package static func clean(_ html: String, resolve: (String) -> String?) -> String {
        withoutActuallyEscaping(resolve) { resolve in
            let builder = CleanHTML(resolve: resolve)
            HTMLParse.run(Array(html.utf8), into: builder)
            return VisibleText.clean(builder.finished())
        }
    }
}
