using System.Text;
using NativeLibraries.Elf;

namespace NativeLibraries.Tests;

/// <summary>Writes a small ELF file, byte by byte, with the sections that symbol versions need.</summary>
internal sealed class ElfBuilder
{
    private const int HeaderSize = 64;

    private readonly List<(string Library, string[] Versions)> _required = [];
    private readonly List<string> _defined = [];
    private readonly List<ushort> _versionOfSymbols = [0];
    private readonly List<uint> _relocatedSymbols = [];

    /// <summary>Versions are numbered from 2 in the order in which they are named.</summary>
    public ElfBuilder Requires(string library, params string[] versions)
    {
        _required.Add((library, versions));
        return this;
    }

    public ElfBuilder Defines(params string[] versions)
    {
        _defined.AddRange(versions);
        return this;
    }

    /// <summary>Adds a symbol that belongs to version <paramref name="version"/>; the first added is symbol 1.</summary>
    public ElfBuilder Symbol(ushort version, bool relocated)
    {
        _versionOfSymbols.Add(version);
        if (relocated)
            _relocatedSymbols.Add((uint)_versionOfSymbols.Count - 1);
        return this;
    }

    public byte[] Build()
    {
        var names = new NameTable();
        var sections = new List<(uint Type, byte[] Content, uint Link, uint Info, ulong EntrySize)>
        {
            (0, [], 0, 0, 0),
            (11, new byte[24 * _versionOfSymbols.Count], 2, 0, 24),
            (3, [], 0, 0, 0),
            (0x6fffffff, Bytes(w => _versionOfSymbols.ForEach(w.Write)), 1, 0, 2),
            (0x6ffffffe, Requirements(names), 2, (uint)_required.Count, 0),
            (4, Relocations(), 1, 0, 24),
            (0x6ffffffd, Definitions(names), 2, (uint)_defined.Count, 0),
        };
        sections[2] = sections[2] with { Content = names.ToArray() };

        return Bytes(w =>
        {
            WriteHeader(w, (ulong)(HeaderSize + sections.Sum(section => section.Content.Length)), sections.Count);
            sections.ForEach(section => w.Write(section.Content));
            var offset = (ulong)HeaderSize;
            foreach (var section in sections)
            {
                WriteSectionHeader(w, section.Type, offset, (ulong)section.Content.Length, section.Link, section.Info, section.EntrySize);
                offset += (ulong)section.Content.Length;
            }
        });
    }

    private static void WriteHeader(BinaryWriter w, ulong sectionTable, int sections)
    {
        w.Write("\u007fELF"u8);
        w.Write([2, 1, 1, 0]);
        w.Write(new byte[32]);
        w.Write(sectionTable);
        w.Write(new byte[10]);
        w.Write((ushort)64);
        w.Write((ushort)sections);
        w.Write((ushort)0);
    }

    private static void WriteSectionHeader(BinaryWriter w, uint type, ulong offset, ulong size, uint link, uint info, ulong entrySize)
    {
        w.Write(0u);
        w.Write(type);
        w.Write(new byte[16]);
        w.Write(offset);
        w.Write(size);
        w.Write(link);
        w.Write(info);
        w.Write(8ul);
        w.Write(entrySize);
    }

    private byte[] Requirements(NameTable names) => Bytes(w =>
    {
        ushort index = 2;
        foreach (var (library, versions) in _required)
        {
            w.Write((ushort)1);
            w.Write((ushort)versions.Length);
            w.Write(names.Add(library));
            w.Write(16u);
            w.Write(library == _required[^1].Library ? 0u : 16u + 16u * (uint)versions.Length);
            foreach (var version in versions)
            {
                w.Write(VersionName.Hash(version));
                w.Write((ushort)0);
                w.Write(index++);
                w.Write(names.Add(version));
                w.Write(version == versions[^1] ? 0u : 16u);
            }
        }
    });

    private byte[] Definitions(NameTable names) => Bytes(w =>
    {
        foreach (var version in _defined)
        {
            w.Write((ushort)1);
            w.Write((ushort)0);
            w.Write((ushort)0);
            w.Write((ushort)1);
            w.Write(VersionName.Hash(version));
            w.Write(20u);
            w.Write(version == _defined[^1] ? 0u : 28u);
            w.Write(names.Add(version));
            w.Write(0u);
        }
    });

    private byte[] Relocations() => Bytes(w =>
    {
        foreach (var symbol in _relocatedSymbols)
        {
            w.Write(0ul);
            w.Write((ulong)symbol << 32 | 7);
            w.Write(0ul);
        }
    });

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            write(writer);
        return stream.ToArray();
    }

    private sealed class NameTable
    {
        private readonly List<byte> _bytes = [0];

        public uint Add(string name)
        {
            var offset = (uint)_bytes.Count;
            _bytes.AddRange(Encoding.UTF8.GetBytes(name));
            _bytes.Add(0);
            return offset;
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
