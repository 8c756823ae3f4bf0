using System.Text;

namespace NativeLibraries.Elf;

/// <summary>The System V hash that every version entry carries beside its name.</summary>
public static class VersionName
{
    public static uint Hash(string name)
    {
        var hash = 0u;
        foreach (var letter in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }
}
