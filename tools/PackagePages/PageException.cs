namespace PackagePages;

/// <summary>A page that cannot be packed as it stands.</summary>
internal sealed class PageException(string page, string message) : Exception(message)
{
    /// <summary>Its path from the repository's root.</summary>
    public string Page => page;
}
