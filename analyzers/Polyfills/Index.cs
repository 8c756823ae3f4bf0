namespace System;

/// <summary>What the compiler asks for to compile list patterns; netstandard2.0 does not have it.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    private readonly int _value = value;
    private readonly bool _fromEnd = fromEnd;

    public static implicit operator Index(int value) => new(value);

    public int GetOffset(int length) => _fromEnd ? length - _value : _value;
}
