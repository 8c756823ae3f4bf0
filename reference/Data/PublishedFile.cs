using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace TorchSharp.Reference.Data;

/// <summary>A file of which it is known what it must be.</summary>
public sealed record PublishedFile
{
    private const int Md5Digits = 32;

    /// <param name="name">Its name, without a folder.</param>
    /// <param name="length">Its length in bytes, at least 1.</param>
    /// <param name="md5">
    /// The MD5 of its content, 32 hexadecimal digits. It tells damage; it is no defence against somebody who wants to deceive.
    /// </param>
    /// <exception cref="ArgumentException">One of them is not as it should be.</exception>
    public PublishedFile(string name, long length, string md5)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(md5);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\') >= 0)
            throw new ArgumentException($"expected a name without a folder, got '{name}'", nameof(name));
        if (md5.Length != Md5Digits || !md5.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"expected {Md5Digits} hexadecimal digits, got '{md5}'", nameof(md5));

        Name = name;
        Length = length;
        Md5 = md5.ToLowerInvariant();
    }

    /// <summary>Its name, without a folder.</summary>
    public string Name { get; }

    /// <summary>Its length in bytes.</summary>
    public long Length { get; }

    /// <summary>The MD5 of its content, 32 hexadecimal digits in lower case.</summary>
    public string Md5 { get; }

    /// <summary>The MD5 of a content, 32 hexadecimal digits in lower case.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The sums are published as MD5, and tell damage, not deceit.")]
    internal static async Task<string> Md5OfAsync(Stream content, CancellationToken cancellation) =>
        Convert.ToHexStringLower(await MD5.HashDataAsync(content, cancellation).ConfigureAwait(false));
}
