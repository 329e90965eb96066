package dev.millrace.protocol.expression.parse;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens (source: expressions.md 1). Never fails: what fits nowhere is a token of its own. */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}, closed by one END. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (position < text.length()) {
            char first = text.charAt(position);
            if (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
                position++;
            } else {
                scan(first);
            }
        }
        tokens.add(new Token(TokenType.END, text.length(), text.length()));
    }

    private void scan(char first) {
        if (isLetter(first)) {
            int end = wordEnd(position + 1);
            add(TokenType.ofWord(text.substring(position, end)), end);
        } else if (isDigit(first)) {
            int end = position + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            add(TokenType.DIGITS, end);
        } else if (first == '#' || first == ':') {
            int end = wordEnd(position + 1);
            TokenType type = first == '#' ? TokenType.NAME_PLACEHOLDER : TokenType.VALUE_PLACEHOLDER;
            add(end == position + 1 ? TokenType.OTHER : type, end);
        } else {
            scanSymbol(first);
        }
    }

    private void scanSymbol(char first) {
        char second = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        switch (first) {
            case '=' -> add(TokenType.EQUAL, position + 1);
            case '+' -> add(TokenType.PLUS, position + 1);
            case '-' -> add(TokenType.MINUS, position + 1);
            case '(' -> add(TokenType.LEFT_PARENTHESIS, position + 1);
            case ')' -> add(TokenType.RIGHT_PARENTHESIS, position + 1);
            case '[' -> add(TokenType.LEFT_BRACKET, position + 1);
            case ']' -> add(TokenType.RIGHT_BRACKET, position + 1);
            case ',' -> add(TokenType.COMMA, position + 1);
            case '.' -> add(TokenType.DOT, position + 1);
            case '<' -> {
                if (second == '=') {
                    add(TokenType.LESS_OR_EQUAL, position + 2);
                } else if (second == '>') {
                    add(TokenType.NOT_EQUAL, position + 2);
                } else {
                    add(TokenType.LESS, position + 1);
                }
            }
            case '>' -> {
                if (second == '=') {
                    add(TokenType.GREATER_OR_EQUAL, position + 2);
                } else {
                    add(TokenType.GREATER, position + 1);
                }
            }
            default -> add(TokenType.OTHER, position + Character.charCount(text.codePointAt(position)));
        }
    }

    private void add(TokenType type, int end) {
        tokens.add(new Token(type, position, end));
        position = end;
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isWord(char unit) {
        return isLetter(unit) || isDigit(unit) || unit == '_';
    }
}
