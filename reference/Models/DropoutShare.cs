namespace TorchSharp.Reference.Models;

internal static class DropoutShare
{
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to less than 1.</exception>
    public static void Check(double share, string parameter)
    {
        if (share is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(parameter, share, "must be from 0 to less than 1");
    }
}
