import HTTPServer

/// The configuration in force, folded.
struct ConfigurationSheet: Sendable {
    let configuration: DeskReport.Configuration
    let moments: Moments

    var html: HTML {
        """
        <section id="configuration" data-part aria-labelledby="configuration-title">
        <h2 id="configuration-title">Configuration in force</h2>
        <p class="caption"><code>\(configuration.path)</code>, read \(moments.cell(configuration.readAt))</p>
        <details id="configuration-text">
        <summary id="configuration-summary">Show it with defaults filled in and secrets hidden</summary>
        <pre>\(configuration.text)</pre>
        </details>
        </section>

        """
    }
}
